using System.Buffers;
using System.Runtime.InteropServices;

namespace HydroEdge.Archive;

/// <summary>Packed RGB to JPEG through libjpeg-turbo, a Debian package of its own that may be missing. Thread-safe.</summary>
internal sealed class JpegEncoder : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TurboJpeg.CompressorHandle? _compressor;

    public JpegEncoder(string library = TurboJpeg.Library)
    {
        if (NativeLibrary.TryLoad(library, typeof(JpegEncoder).Assembly, null, out _))
            _compressor = TurboJpeg.NewCompressor();
        else
            Missing = $"{library} is not installed: install the package libturbojpeg0 (Debian, Ubuntu, Jetson) and start again";
    }

    /// <summary>Why no picture can be encoded; null when all is well.</summary>
    public string? Missing { get; }

    /// <param name="quality">1 (worst) to 100.</param>
    /// <param name="fullColour">Colour at full resolution (4:4:4) rather than a quarter of it (4:2:0): small red things stay red.</param>
    /// <exception cref="ArchiveException">The library is missing or refuses the picture.</exception>
    public unsafe byte[] Encode(ReadOnlySpan<byte> rgb, int width, int height, int quality, bool fullColour)
    {
        if (_compressor is null)
            throw new ArchiveException(Missing!);
        if (width < 1 || height < 1 || rgb.Length < width * height * 3)
            throw new ArchiveException($"A picture of {width} x {height} needs {width * height * 3} bytes, there are {rgb.Length}.");

        var subsampling = fullColour ? 0 : 2;
        var buffer = ArrayPool<byte>.Shared.Rent((int)TurboJpeg.LargestSize(width, height, subsampling));
        try
        {
            fixed (byte* source = rgb)
            fixed (byte* target = buffer)
            {
                var (jpeg, size) = ((nint)target, (nuint)buffer.Length);
                lock (_gate)
                {
                    if (TurboJpeg.Compress(
                        _compressor, source, width, width * 3, height, TurboJpeg.Rgb,
                        (byte**)&jpeg, &size, subsampling, quality, TurboJpeg.OwnBuffer) != 0)
                        throw new ArchiveException($"JPEG: {Marshal.PtrToStringUTF8(TurboJpeg.LastError(_compressor))}");
                }

                return buffer.AsSpan(0, (int)size).ToArray();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => _compressor?.Dispose();
}
