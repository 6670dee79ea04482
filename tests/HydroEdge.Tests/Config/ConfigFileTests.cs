using HydroEdge.Cameras;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Config;

public sealed class ConfigFileTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_key_of_the_main_file_arrives()
    {
        var options = ConfigFile.Load(_folder.MainFile);

        Assert.Equal(("dam-1", "edge-01", 5.0), (options.Site, options.Node, options.FalseAlarmsPerDay));
        Assert.Equal(
            new CameraOptions
            {
                Id = "u1-gallery",
                Name = "Unit 1 gallery",
                Source = "rtsp://10.0.0.8/stream",
                Username = "viewer",
                PasswordFile = Path.Combine(_folder.Folder, "gallery.pw"),
                Fps = 2,
                StallAfter = TimeSpan.FromSeconds(20),
            },
            options.Cameras[0]);
        Assert.Equal((true, DecodeChoice.Software), (options.Cameras[1].Loop, options.Cameras[1].Decode));
        Assert.Equal((ProviderChoice.TensorRt, 4), (options.Model.Provider, options.Model.LargestBatch));
        Assert.Equal((30, 0.5, TimeSpan.FromMilliseconds(500)), (options.Archive.KeepDays, options.Archive.MinFreeGb, options.Archive.KeepEvery));
        Assert.Equal(("mqtts://broker.plant:8883", "edge-01"), (options.Bus.Broker, options.Bus.Username));
        Assert.Equal("http://127.0.0.1:8420", options.Web.Listen);
    }

    [Fact]
    public void Every_key_of_a_watch_arrives()
    {
        var watch = Assert.Single(ConfigFile.Load(_folder.MainFile).Watches);

        Assert.Equal(("u1-governor-oil", "gauge needle in red zone", WatchKind.State), (watch.Id, watch.Query, watch.Kind));
        Assert.Equal(["u1-gallery"], watch.Cameras);
        Assert.Equal(new Region(0.62, 0.30, 0.18, 0.24), watch.Region);
        Assert.Equal("压力表指针在红色区域", watch.Queries["zh"]);
        Assert.Equal(["gauge needle in green zone", "gauge needle in yellow zone"], watch.Contrast);
        Assert.Equal((0.2, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)), (watch.FalseAlarmsPerDay, watch.OnDelay, watch.OffDelay));
        Assert.Equal("=1MKA10 CP001", watch.Equipment);
        Assert.Equal(
            new AlarmOptions
            {
                Cause = "Governor oil pressure low: pump fault or leak",
                Consequence = "Loss of wicket-gate control, unit trip",
                Severity = Severity.Major,
                Action = "Start standby pump, inspect sump level",
                TimeToRespond = TimeSpan.FromMinutes(10),
            },
            watch.Alarm);
    }

    [Fact]
    public void A_path_in_the_result_is_absolute_whatever_folder_the_daemon_runs_in()
    {
        var options = ConfigFile.Load(Path.GetRelativePath(Environment.CurrentDirectory, _folder.MainFile));

        Assert.Equal(Path.Combine(_folder.Folder, "clips/gate.mp4"), options.Cameras[1].Source);
        Assert.Equal(Path.Combine(_folder.Folder, "model"), options.Model.Folder);
        Assert.Equal(Path.Combine(_folder.Folder, "node.key"), options.Bus.KeyFile);
    }

    [Fact]
    public void Watch_files_are_read_in_the_order_of_their_names_and_editors_leftovers_are_not()
    {
        _folder.Write("watches/b.yaml", "watches: [{id: second, query: smoke}]");
        _folder.Write("watches/a.yml", "watches: [{id: first, query: smoke}]");
        _folder.Write("watches/.#a.yaml", "watches: [{id: lock, query: smoke}]");
        _folder.Write("watches/notes.txt", "not YAML: [");

        Assert.Equal(["first", "second", "u1-governor-oil"], ConfigFile.Load(_folder.MainFile).Watches.Select(watch => watch.Id));
    }

    [Fact]
    public void The_hash_names_the_content_of_all_files()
    {
        var before = ConfigFile.Load(_folder.MainFile).Hash;
        var again = ConfigFile.Load(_folder.MainFile).Hash;
        _folder.Edit("watches/unit-1.yaml", "0.2", "0.3");

        Assert.Matches("^[0-9a-f]{12}$", before);
        Assert.Equal(before, again);
        Assert.NotEqual(before, ConfigFile.Load(_folder.MainFile).Hash);
    }

    [Fact]
    public void The_demo_site_is_sound()
    {
        Assert.Empty(ConfigFile.Check(Path.Combine(RepositoryRoot(), "deploy", "demo")).FaultLines);
    }

    private static string RepositoryRoot([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
