using System.Runtime.InteropServices;

namespace HydroEdge.Archive;

/// <summary>JPEG to packed RGB through libjpeg-turbo, for the archive's own small pictures. Not thread-safe.</summary>
internal sealed class JpegDecoder : IDisposable
{
    private readonly TurboJpeg.DecompressorHandle? _decompressor =
        NativeLibrary.TryLoad(TurboJpeg.Library, typeof(JpegDecoder).Assembly, null, out _) ? TurboJpeg.NewDecompressor() : null;

    /// <summary>False when the library is not installed.</summary>
    public bool IsThere => _decompressor is not null;

    /// <returns>Null for what is no such picture, or one larger than <see cref="Thumbnail.LongestSide"/> either way.</returns>
    public unsafe (byte[] Rgb, int Width, int Height)? Decode(ReadOnlySpan<byte> jpeg)
    {
        if (_decompressor is null)
            return null;
        fixed (byte* source = jpeg)
        {
            var (width, height, subsampling, colours) = (0, 0, 0, 0);
            if (TurboJpeg.ReadHeader(_decompressor, source, (nuint)jpeg.Length, &width, &height, &subsampling, &colours) != 0
                || width is < 1 or > Thumbnail.LongestSide || height is < 1 or > Thumbnail.LongestSide)
                return null;
            var rgb = new byte[width * height * 3];
            fixed (byte* target = rgb)
            {
                return TurboJpeg.Decompress(_decompressor, source, (nuint)jpeg.Length, target, width, width * 3, height, TurboJpeg.Rgb, flags: 0) == 0
                    ? (rgb, width, height)
                    : null;
            }
        }
    }

    public void Dispose() => _decompressor?.Dispose();
}
