using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace HydroEdge.Cameras;

/// <summary>A picture file decoded to packed RGB by ffmpeg, which is shown only PNG and JPEG, through a pipe, and may open nothing.</summary>
internal sealed record PictureFile(byte[] Rgb, int Width, int Height)
{
    private const long LargestFile = 64L << 20;
    private const int MostPixels = 64 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="InvalidDataException">No PNG or JPEG, a broken one, or too large.</exception>
    /// <exception cref="IOException">The file or ffmpeg is missing.</exception>
    public static async Task<PictureFile> ReadAsync(string file, CancellationToken stop)
    {
        var length = new FileInfo(file).Length;
        return length <= LargestFile
            ? await DecodeAsync(await File.ReadAllBytesAsync(file, stop), MostPixels, stop)
            : throw new InvalidDataException($"{length:N0} bytes; pictures of up to {LargestFile:N0} are read.");
    }

    /// <param name="picture">What a PNG or JPEG file holds; it may come from anywhere.</param>
    /// <exception cref="InvalidDataException">No PNG or JPEG, a broken one, or one of more pixels.</exception>
    /// <exception cref="IOException">ffmpeg is missing.</exception>
    public static async Task<PictureFile> DecodeAsync(ReadOnlyMemory<byte> picture, int mostPixels, CancellationToken stop)
    {
        var demuxer = DemuxerOf(picture.Span);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        using var ffmpeg = Start(demuxer, mostPixels);
        try
        {
            var (complaint, shown) = (ffmpeg.StandardError.ReadToEndAsync(limit.Token), ShowAsync(ffmpeg, picture, limit.Token));
            var decoded = await ReadPortablePixmapAsync(ffmpeg.StandardOutput.BaseStream, mostPixels, limit.Token);
            await ffmpeg.WaitForExitAsync(limit.Token);
            await shown;
            return decoded ?? throw new InvalidDataException($"cannot be decoded: {FirstLine(await complaint)}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new InvalidDataException($"ffmpeg was not done with it after {Patience.TotalSeconds} s.");
        }
        finally
        {
            if (!ffmpeg.HasExited)
                ffmpeg.Kill();
        }
    }

    private static string DemuxerOf(ReadOnlySpan<byte> picture) => picture switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "png_pipe",
        [0xFF, 0xD8, 0xFF, _, ..] => "jpeg_pipe",
        _ => throw new InvalidDataException("neither PNG nor JPEG."),
    };

    private static async Task ShowAsync(Process ffmpeg, ReadOnlyMemory<byte> picture, CancellationToken stop)
    {
        try
        {
            await ffmpeg.StandardInput.BaseStream.WriteAsync(picture, stop);
            ffmpeg.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has seen enough; what it makes of that is in its answer.
        }
    }

    private static Process Start(string demuxer, int mostPixels)
    {
        string[] arguments =
        [
            "-v", "error", "-protocol_whitelist", "pipe", "-noautorotate", "-max_pixels", $"{mostPixels}",
            "-f", demuxer, "-i", "pipe:0", "-frames:v", "1",
            "-sws_flags", "bicubic+accurate_rnd+full_chroma_int+full_chroma_inp", "-pix_fmt", "rgb24", "-f", "image2pipe", "-c:v", "ppm", "pipe:1",
        ];
        try
        {
            return Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception missing)
        {
            throw new IOException($"ffmpeg does not start: {missing.Message}. Install the package ffmpeg.", missing);
        }
    }

    // "P6\n<width> <height>\n255\n" and then the pixels: the one format that brings its size along.
    private static async Task<PictureFile?> ReadPortablePixmapAsync(Stream stream, int mostPixels, CancellationToken stop)
    {
        var header = new StringBuilder();
        var one = new byte[1];
        for (var lines = 0; lines < 3; lines += one[0] == '\n' ? 1 : 0)
        {
            if (header.Length > 64 || await stream.ReadAsync(one, stop) == 0)
                return null;
            header.Append((char)one[0]);
        }

        if (header.ToString().Split([' ', '\n']) is not ["P6", var wide, var high, "255", _]
            || !int.TryParse(wide, CultureInfo.InvariantCulture, out var width) || !int.TryParse(high, CultureInfo.InvariantCulture, out var height)
            || (long)width * height < 1 || (long)width * height > mostPixels)
            return null;
        var rgb = new byte[width * height * 3];
        return await stream.ReadAtLeastAsync(rgb, rgb.Length, throwOnEndOfStream: false, stop) == rgb.Length
            ? new PictureFile(rgb, width, height)
            : null;
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim() is { Length: > 0 } line ? line : "ffmpeg gave no picture.";
}
