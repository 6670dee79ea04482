using System.Globalization;

namespace HydroEdge.SystemTests.Support;

/// <summary>A site in a temporary folder: configuration, watches and state of its own, all gone with the test.</summary>
internal sealed class TestSite : IDisposable
{
    /// <summary>A watch of the demo that sees <see cref="GateClipAsync"/>'s second half.</summary>
    public const string GateWatch = """
        watches:
          - id: gate-water
            cameras: [cam]
            query: water flowing through the spillway gate
            contrast: [spillway gate closed, no water flowing over the spillway]
            kind: state
            on_delay: 0s
            off_delay: 0s
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hydroedge-test-");

    public TestSite() => Directory.CreateDirectory(Path.Combine(Folder, "watches"));

    public string Folder => _folder.FullName;

    public string State => Path.Combine(Folder, "state");

    public string ConfigPath => Path.Combine(Folder, "hydroedge.yaml");

    public static string DemoClips => Path.Combine(AppContext.BaseDirectory, "demo", "clips");

    public void Configure(string cameras, string more = "") =>
        File.WriteAllText(ConfigPath, $"site: test\nnode: box-1\ncameras:\n{cameras}\n{more}\n");

    public void Watch(string yaml) => File.WriteAllText(Path.Combine(Folder, "watches", "all.yaml"), yaml);

    public void Write(string name, string content) => File.WriteAllText(Path.Combine(Folder, name), content);

    public Daemon Daemon(string? broker = null) => new(Folder, State, broker);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A clip that shows a closed gate, then an open one, again and again when looped: an alarm every few seconds.</summary>
    public async Task<string> GateClipAsync(double closed = 8, double open = 6)
    {
        var source = Path.Combine(DemoClips, "spillway.mp4");
        var (from, _) = Planted("spillway", "gate");
        var clip = Path.Combine(Folder, "gate.mp4");
        var cut = await Program.RunAsync(
            "ffmpeg", "-loglevel", "error", "-y",
            "-ss", "2", "-t", Text(closed), "-i", source,
            "-ss", Text(from + 3), "-t", Text(open), "-i", source,
            "-filter_complex", "[0:v][1:v]concat=n=2:v=1[out]", "-map", "[out]", "-c:v", "libx264", "-preset", "ultrafast", clip);
        Assert.True(cut.ExitCode == 0, cut.Said);
        return clip;
    }

    private static (double From, double To) Planted(string camera, string watch)
    {
        var truth = new[] { Path.Combine(DemoClips, "truth.csv"), Path.Combine(DemoClips, "..", "truth.csv") }.First(File.Exists);
        var cells = File.ReadLines(truth).Select(line => line.Split(',')).First(cells => cells[0] == camera && cells[1].Contains(watch, StringComparison.Ordinal));
        return (double.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture));
    }

    private static string Text(double seconds) => seconds.ToString(CultureInfo.InvariantCulture);
}
