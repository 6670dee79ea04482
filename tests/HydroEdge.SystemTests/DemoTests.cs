using HydroEdge.SystemTests.Support;

namespace HydroEdge.SystemTests;

/// <summary>The demo is the product: it passes only when what happens is raised and nothing else is.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact(Timeout = 300_000)]
    public async Task The_demo_raises_every_planted_event_and_nothing_else()
    {
        var demo = await Support.Program.RunAsync(Daemon.Executable, "demo", "--seconds", "60");

        Assert.True(demo.ExitCode == 0, demo.Said);
        Assert.Contains("RAISED", demo.Said, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_demo_that_is_ended_early_shows_its_table_and_leaves_nothing_running()
    {
        await using var demo = Support.Program.Start(Daemon.Executable, ["demo", "--seconds", "600"]);
        await Until.TrueAsync(() => Support.Program.ChildrenOf(demo.Id).Count == 3);
        var children = Support.Program.ChildrenOf(demo.Id);

        demo.Terminate();
        await demo.EndsAsync(TimeSpan.FromSeconds(60));

        Assert.Contains("nothing was raised", demo.SaidAtEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("missed", demo.Said, StringComparison.Ordinal);
        Assert.All(children, child => Assert.False(Directory.Exists($"/proc/{child}")));
    }

    [Fact(Timeout = 300_000)]
    public async Task Another_site_folder_whose_truth_is_not_met_fails()
    {
        File.Copy(await _site.GateClipAsync(closed: 14, open: 6), Path.Combine(_site.Folder, "cam.mp4"));
        File.Delete(Path.Combine(_site.Folder, "gate.mp4"));
        _site.Watch(TestSite.GateWatch);
        _site.Write("truth.csv", "camera,watch,from,to\n");

        var demo = await Support.Program.RunAsync(Daemon.Executable, "demo", "--site", _site.Folder, "--seconds", "20");

        Assert.Equal(1, demo.ExitCode);
        Assert.Contains("not planted", demo.Said, StringComparison.Ordinal);
    }
}
