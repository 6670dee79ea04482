using System.Diagnostics;
using HydroEdge.Cameras;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Cameras;

/// <summary>Everything a camera needs around it, with a folder of its own and a fake ffmpeg unless told otherwise.</summary>
internal sealed class CameraBench : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _loops = [];

    public CameraBench() => Frames = new FrameQueue(Metrics);

    public static FfmpegPath Fake { get; } = new(Path.Combine(AppContext.BaseDirectory, "fake-ffmpeg"), "/nonexistent");

    public static FfmpegPath Real { get; } = new("ffmpeg", "/nonexistent");

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("hydroedge-cameras-");

    public FakeClock Clock { get; } = new();

    public TestLog Logs { get; } = new();

    public CameraBoard Board { get; } = new();

    public EdgeMetrics Metrics { get; } = new(new TestMeters());

    public FrameQueue Frames { get; }

    /// <summary>Process ids of the fake ffmpegs started so far for sources in the bench's folder.</summary>
    public IReadOnlyList<int> Starts => [.. StartLines.Select(line => int.Parse(line.Split('\t')[0]))];

    public IReadOnlyList<string> StartLines =>
        File.Exists(PathOf("starts")) ? [.. File.ReadAllLines(PathOf("starts")).Where(line => line.Contains('\t'))] : [];

    public string PathOf(string name) => Path.Combine(Folder.FullName, name);

    public CameraOptions Camera(string behaviour, string id = "gate") => new() { Id = id, Source = PathOf(behaviour) };

    public Task Run(CameraOptions camera, FfmpegPath? ffmpeg = null, TimeProvider? clock = null)
    {
        var loop = new CameraLoop(camera, ffmpeg ?? Fake, Frames, Board, Metrics, new Pulses(Clock), clock ?? Clock, Logs).RunAsync(_stop.Token);
        _loops.Add(loop);
        return loop;
    }

    public CameraState State(string id = "gate") => Board.Find(id) ?? throw new InvalidOperationException($"No camera {id}.");

    public async Task<CameraState> UntilAsync(Predicate<CameraState> holds, string id = "gate")
    {
        CameraState? state;
        while ((state = Board.Find(id)) is null || !holds(state))
            await Task.Delay(5);
        return state;
    }

    public Task<CameraState> UntilAsync(CameraStatus status, string id = "gate") => UntilAsync(state => state.Condition.Status == status, id);

    /// <summary>A small video of ffmpeg's own test pictures, in the bench's folder.</summary>
    public async Task<string> ClipAsync(string lavfi, string name)
    {
        var format = name.EndsWith("jpg") ? "yuvj420p" : "yuv420p";
        using var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", lavfi, "-pix_fmt", format, PathOf(name)]);
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(0, ffmpeg.ExitCode);
        return PathOf(name);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_loops);
        Frames.Close();
        var left = new List<Frame>();
        while (await Frames.ReadBatchAsync(left, 10))
            left.ForEach(frame => frame.Dispose());
        Folder.Delete(recursive: true);
    }
}
