using System.ComponentModel;
using Polly;
using Polly.Retry;

namespace HydroEdge.Cameras;

/// <summary>Keeps one camera's frames coming: starts ffmpeg, reads until it dies or goes silent, waits, starts it again.</summary>
internal sealed partial class CameraLoop
{
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);

    // Opening a stream takes a connection and a key frame, which thrifty cameras send only every ten seconds.
    private static readonly TimeSpan OpeningPatience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LeastRound = TimeSpan.FromSeconds(1);

    private readonly CameraOptions _camera;
    private readonly FfmpegPath _ffmpeg;
    private readonly FrameQueue _frames;
    private readonly EdgeMetrics _metrics;
    private readonly Pulses _pulses;
    private readonly string _name;
    private readonly CameraReport _report;
    private readonly PictureHealth _health = new();
    private readonly DecoderProbe _decoders;
    private readonly TimeProvider _clock;
    private readonly ILogger<CameraLoop> _logger;
    private readonly ResiliencePipeline<CameraRun> _untilItHolds;
    private string _lastFault = "";

    public CameraLoop(CameraOptions camera, FfmpegPath ffmpeg, FrameQueue frames, CameraBoard board, EdgeMetrics metrics,
        Pulses pulses, TimeProvider clock, ILoggerFactory logs)
    {
        (_camera, _ffmpeg, _frames, _metrics, _pulses, _clock) = (camera, ffmpeg, frames, metrics, pulses, clock);
        _name = $"camera {camera.Id}";
        _report = new CameraReport(camera.Id, board, clock);
        _decoders = new DecoderProbe(camera, ffmpeg, clock, logs.CreateLogger<DecoderProbe>());
        _logger = logs.CreateLogger<CameraLoop>();
        _untilItHolds = new ResiliencePipelineBuilder<CameraRun> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<CameraRun>
            {
                ShouldHandle = new PredicateBuilder<CameraRun>().HandleResult(CameraRun.Failed),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromMinutes(1),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = retry =>
                {
                    Waits(_camera.Id, retry.RetryDelay);
                    CountRestart();
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Returns when told to stop, or when a file has come to its end.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (await _untilItHolds.ExecuteAsync(RunOnceAsync, stop) == CameraRun.Again)
                CountRestart();
            _report.Ended();
            CameToItsEnd(_camera.Id);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop: nothing to report, whoever told us knows.
        }
    }

    private async ValueTask<CameraRun> RunOnceAsync(CancellationToken stop)
    {
        try
        {
            var source = CameraSource.Of(_camera);
            var decoder = await _decoders.ChooseAsync(source, stop);
            await using var ffmpeg = await FfmpegProcess.StartAsync(_ffmpeg, FfmpegCommand.For(_camera, source, decoder.Choice));
            var take = new Take(_clock.GetTimestamp());
            var fault = await ReadAsync(ffmpeg, decoder, take, stop);
            var end = await ffmpeg.EndAsync(byItself: fault is null);
            _decoders.Ended(_clock.GetElapsedTime(take.Started), take.Pictures > 0);
            if (fault is null && end.ExitCode == 0 && take.Pictures > 0 && source.Kind == SourceKind.File)
                return _camera.Loop ? await NextRoundAsync(take, stop) : CameraRun.Ended;

            fault ??= LastWords.Brief(end, source) is { Length: > 0 } words ? words
                : end.ExitCode == 0 ? "the stream ended" : $"ffmpeg ended with code {end.ExitCode}";
            Lost(fault, LastWords.Whole(end, source));
            return take.FirstPicture is { } first && _clock.GetElapsedTime(first) >= Steady ? CameraRun.Again : CameraRun.Failed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or Win32Exception or ArgumentException)
        {
            Lost(failure.Message, "");
            return CameraRun.Failed;
        }
    }

    // What ffmpeg cannot repeat by itself, a single picture above all, must not become a process start without end.
    private async Task<CameraRun> NextRoundAsync(Take take, CancellationToken stop)
    {
        if (LeastRound - _clock.GetElapsedTime(take.Started) is { Ticks: > 0 } rest)
            await Task.Delay(rest, _clock, stop);
        return CameraRun.Again;
    }

    /// <returns>What was wrong with the stream; null when ffmpeg closed it.</returns>
    private async Task<string?> ReadAsync(FfmpegProcess ffmpeg, Decoder decoder, Take take, CancellationToken stop)
    {
        var pictures = new PpmReader(ffmpeg.Output, _camera.Width);
        while (true)
        {
            var allowed = take.Pictures > 0 || _camera.StallAfter > OpeningPatience ? _camera.StallAfter : OpeningPatience;
            try
            {
                if (await ReadPictureAsync(pictures, allowed, stop) is not { } frame)
                    return null;
                _pulses.Beat(_name);
                take.Count(_clock);
                _health.Look(frame);
                // The queue owns the frame from here on and may already have given it back to the pool.
                var (number, capturedAt) = (frame.Number, frame.CapturedAt);
                _report.Picture(number, capturedAt, decoder.Name, dropped: !_frames.Add(frame), _health.Status);
                _pulses.Rest(_name); // ffmpeg's silence has a limit of its own
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                return $"no picture for {allowed.TotalSeconds:0} s";
            }
            catch (InvalidDataException broken)
            {
                return broken.Message;
            }
        }
    }

    private async Task<Frame?> ReadPictureAsync(PpmReader pictures, TimeSpan allowed, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(allowed, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        if (await pictures.NextAsync(either.Token) is not { } size)
            return null;
        var frame = new Frame(_camera.Id, _report.NextNumber, _clock.GetUtcNow(), size.Width, size.Height);
        try
        {
            await pictures.ReadPixelsAsync(frame.Pixels, either.Token);
            return frame;
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }

    private void CountRestart()
    {
        _report.Restarts();
        _metrics.CameraRestarted(_camera.Id);
    }

    private void Lost(string fault, string lastWords)
    {
        _report.Silent(fault);
        // A camera that is away for a week would otherwise say so ten thousand times.
        var level = fault == _lastFault ? LogLevel.Debug : LogLevel.Warning;
        _lastFault = fault;
        LostPicture(level, _camera.Id, fault, lastWords.Length == 0 || lastWords == fault ? "" : $" (ffmpeg's last words: {lastWords})");
    }

    [LoggerMessage(Message = "Camera {CameraId} has no picture: {Fault}{LastWords}")]
    private partial void LostPicture(LogLevel level, string cameraId, string fault, string lastWords);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Camera {CameraId} starts again in {Wait}")]
    private partial void Waits(string cameraId, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {CameraId}: the file has come to its end")]
    private partial void CameToItsEnd(string cameraId);

    /// <summary>What one start of ffmpeg has brought so far.</summary>
    private sealed class Take(long started)
    {
        public long Started { get; } = started;

        public long? FirstPicture { get; private set; }

        public long Pictures { get; private set; }

        public void Count(TimeProvider clock)
        {
            FirstPicture ??= clock.GetTimestamp();
            Pictures++;
        }
    }
}
