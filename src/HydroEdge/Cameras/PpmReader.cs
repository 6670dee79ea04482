using System.Globalization;
using System.Text;

namespace HydroEdge.Cameras;

/// <summary>
/// Reads pictures that say their own size from a stream: binary PPM, <c>P6 width height 255</c> and packed RGB
/// (netpbm, ppm(5)). The size comes from outside, so one that no camera of ours can have is refused before memory is.
/// </summary>
internal sealed class PpmReader(Stream stream, int widest)
{
    private const int LongestHeader = 32;

    private readonly byte[] _ahead = new byte[4096];
    private Memory<byte> _unread;

    /// <summary>The next picture's width and height; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">What came is no picture, or one of an impossible size.</exception>
    public async ValueTask<(int Width, int Height)?> NextAsync(CancellationToken stop)
    {
        var header = new StringBuilder(LongestHeader);
        for (var lines = 0; lines < 3;)
        {
            if (_unread.IsEmpty)
                _unread = _ahead.AsMemory(0, await stream.ReadAsync(_ahead, stop));
            if (_unread.IsEmpty)
                return header.Length == 0 ? null : throw CutShort();
            if (header.Length == LongestHeader)
                throw new InvalidDataException("ffmpeg sent something that is not a picture");
            var character = (char)_unread.Span[0];
            _unread = _unread[1..];
            header.Append(character);
            if (character == '\n')
                lines++;
        }

        return Size(header.ToString());
    }

    /// <summary>Fills <paramref name="pixels"/> with the picture that <see cref="NextAsync"/> announced.</summary>
    /// <exception cref="InvalidDataException">The stream ended inside the picture.</exception>
    public async ValueTask ReadPixelsAsync(Memory<byte> pixels, CancellationToken stop)
    {
        var known = Math.Min(_unread.Length, pixels.Length);
        _unread[..known].CopyTo(pixels);
        _unread = _unread[known..];
        if (await stream.ReadAtLeastAsync(pixels[known..], pixels.Length - known, throwOnEndOfStream: false, stop) < pixels.Length - known)
            throw CutShort();
    }

    private (int Width, int Height) Size(string header)
    {
        var words = header.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["P6", var wide, var high, "255"] || !TryParse(wide, out var width) || !TryParse(high, out var height))
            throw new InvalidDataException("ffmpeg sent something that is not a picture");
        // Phones and corridor cameras are at most 9:16 upright; twice the width leaves room.
        if (width > widest || height > 2 * widest)
            throw new InvalidDataException($"ffmpeg sent a picture of {width}x{height}, larger than {widest}x{2 * widest}");
        return (width, height);
    }

    private static InvalidDataException CutShort() => new("the stream ended inside a picture");

    private static bool TryParse(string digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;
}
