using System.Diagnostics;
using HydroEdge.Cameras;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>A few pictures of a long clip of one a second, each decoded when it is asked for, in ascending order.</summary>
internal sealed class ClipSeeker(string clip) : IDisposable
{
    // So far ffmpeg decodes on sooner than it starts anew.
    private const int Near = 200;
    private const int Widest = 4096;

    private Process? _ffmpeg;
    private PpmReader? _pictures;
    private PictureFile? _last;
    private long _number;

    /// <param name="number">Of the picture, from 1.</param>
    /// <exception cref="IOException">The clip has no such picture.</exception>
    public PictureFile At(long number)
    {
        if (_pictures is null || number < _number || number > _number + Near)
            Seek(number);
        while (_number < number)
            _last = Next();
        return _last!;
    }

    public void Dispose()
    {
        if (_ffmpeg is { HasExited: false })
            _ffmpeg.Kill();
        _ffmpeg?.Dispose();
    }

    private void Seek(long number)
    {
        Dispose();
        string[] arguments =
        [
            "-v", "error", "-nostdin", "-threads", "1", "-ss", $"{number - 1}", "-i", clip,
            "-map", "0:v:0", "-vf", "format=rgb24", "-fps_mode", "passthrough", "-f", "image2pipe", "-c:v", "ppm", "pipe:1",
        ];
        _ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true })!;
        (_pictures, _number) = (new PpmReader(_ffmpeg.StandardOutput.BaseStream, Widest), number - 1);
    }

    private PictureFile Next()
    {
        _number++;
        if (_pictures!.NextAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult() is not var (width, height))
            throw new IOException($"{clip} has no frame {_number}.");
        var rgb = new byte[width * height * 3];
        _pictures.ReadPixelsAsync(rgb, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return new PictureFile(rgb, width, height);
    }
}
