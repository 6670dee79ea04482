using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HydroEdge.Cameras;

/// <summary>A video file as a camera would show it, read as fast as it decodes; its pictures carry the clip's own time.</summary>
/// <param name="camera">Whose picture rate and width it gets; its source is the file.</param>
internal sealed class Recording(CameraOptions camera, FfmpegPath ffmpeg)
{
    private readonly PictureHealth _health = new();
    private double _last = double.NegativeInfinity;
    private double _shift;

    /// <summary>The moment a clip begins with, so that the time in it is what is beyond.</summary>
    public static DateTimeOffset Begin => DateTimeOffset.UnixEpoch;

    /// <summary>What ffmpeg found wrong with the file; null while nothing. Whole once the pictures have ended.</summary>
    public string? Fault { get; private set; }

    /// <summary>Seconds from the clip's beginning to a moment in it.</summary>
    public static double SecondsOf(DateTimeOffset moment) => (moment - Begin).TotalSeconds;

    /// <summary>All its pictures, in order, each the taker's to dispose. They end where the file does, or where it cannot be read on.</summary>
    /// <exception cref="IOException">It is no video file, or ffmpeg is missing.</exception>
    public async IAsyncEnumerable<Frame> FramesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var source = Open();
        // ffmpeg is never more than a few pictures ahead: it waits for its output to be read.
        var times = Channel.CreateUnbounded<double>();
        await using var process = await StartAsync(source, times.Writer);
        var pictures = new PpmReader(process.Output, camera.Width);
        for (var number = 1; await NextAsync(pictures, times.Reader, number, stop) is { } frame; number++)
            yield return frame;

        var end = await process.EndAsync(byItself: Fault is null);
        Fault = LastWords.Brief(end, source) is { Length: > 0 } words ? words
            : Fault ?? (end.ExitCode == 0 ? null : $"ffmpeg ended with code {end.ExitCode}");
    }

    private CameraSource Open()
    {
        if (CameraSource.Fault(camera.Source) is { } fault)
            throw new IOException($"{camera.Source}: this {fault}");
        var source = CameraSource.Of(camera);
        return source.Kind == SourceKind.File && File.Exists(camera.Source)
            ? source
            : throw new IOException($"{camera.Source}: there is no such video file");
    }

    private async Task<FfmpegProcess> StartAsync(CameraSource source, ChannelWriter<double> times)
    {
        try
        {
            return await FfmpegProcess.StartAsync(ffmpeg, FfmpegCommand.ForRecording(camera, source), times);
        }
        catch (Win32Exception missing)
        {
            throw new IOException($"ffmpeg cannot be started ({missing.Message}); install the packages ffmpeg and util-linux", missing);
        }
    }

    private async Task<Frame?> NextAsync(PpmReader pictures, ChannelReader<double> times, long number, CancellationToken stop)
    {
        Frame? frame = null;
        try
        {
            if (await pictures.NextAsync(stop) is not { } size)
                return null;
            frame = new Frame(camera.Id, number, Begin.AddSeconds(OwnTime(await times.ReadAsync(stop))), size.Width, size.Height);
            await pictures.ReadPixelsAsync(frame.Pixels, stop);
            _health.Look(frame);
            return frame;
        }
        catch (Exception failure) when (failure is InvalidDataException or ChannelClosedException or OperationCanceledException)
        {
            frame?.Dispose();
            if (failure is OperationCanceledException)
                throw;
            Fault = failure is InvalidDataException ? failure.Message : "ffmpeg did not say when its pictures are";
            return null;
        }
    }

    // A recording put together from pieces jumps back where the next one begins: there it goes on a step later.
    private double OwnTime(double told)
    {
        var at = told + _shift;
        if (!(at >= _last))
        {
            at = double.IsFinite(_last) ? _last + 1 / camera.Fps : 0;
            if (double.IsFinite(told))
                _shift = at - told;
        }

        return _last = at;
    }
}
