using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HydroEdge.Archive;

/// <summary>The functions we use of libjpeg-turbo's TurboJPEG API 2.1 (turbojpeg.h).</summary>
internal static partial class TurboJpeg
{
    public const string Library = "libturbojpeg.so.0";

    /// <summary>TJPF_RGB: packed red, green, blue.</summary>
    public const int Rgb = 0;

    /// <summary>TJFLAG_NOREALLOC: write into the buffer given, of at least <see cref="LargestSize"/> bytes.</summary>
    public const int OwnBuffer = 1024;

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    public static partial CompressorHandle NewCompressor();

    [LibraryImport(Library, EntryPoint = "tjBufSize")]
    public static partial nuint LargestSize(int width, int height, int subsampling);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    public static unsafe partial int Compress(
        CompressorHandle handle, byte* source, int width, int pitch, int height, int pixelFormat,
        byte** jpeg, nuint* jpegSize, int subsampling, int quality, int flags);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    public static partial nint LastError(CompressorHandle handle);

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    private static partial int Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    public static partial DecompressorHandle NewDecompressor();

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    public static unsafe partial int ReadHeader(
        DecompressorHandle handle, byte* jpeg, nuint size, int* width, int* height, int* subsampling, int* colours);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    public static unsafe partial int Decompress(
        DecompressorHandle handle, byte* jpeg, nuint size, byte* target, int width, int pitch, int height, int pixelFormat, int flags);

    /// <summary>A decompressor; one thread at a time.</summary>
    internal sealed class DecompressorHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle() => Destroy(handle) == 0;
    }

    /// <summary>A compressor; one thread at a time.</summary>
    internal sealed class CompressorHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle() => Destroy(handle) == 0;
    }
}
