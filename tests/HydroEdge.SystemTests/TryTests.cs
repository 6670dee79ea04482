using System.Text.Json;
using HydroEdge.SystemTests.Support;

namespace HydroEdge.SystemTests;

/// <summary>Watches tried on a recording with the built program, the real ffmpeg and the model that comes along.</summary>
public sealed class TryTests : IDisposable
{
    private static readonly string Demo = Path.GetDirectoryName(TestSite.DemoClips)!;
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact(Timeout = 180_000)]
    public async Task The_demo_watches_find_in_a_demo_clip_what_is_planted_there_and_nothing_else()
    {
        var drawing = Path.Combine(_site.Folder, "try.svg");

        var tried = await Support.Program.RunAsync(
            Daemon.Executable, "try", Path.Combine(TestSite.DemoClips, "u1-gallery.mp4"), "--watch", Path.Combine(Demo, "watches", "unit-1.yaml"),
            "--camera", "u1-gallery", "--truth", Path.Combine(Demo, "truth.csv"), "--svg", drawing, "--json");

        Assert.True(tried.ExitCode == 0, tried.Said);
        using var answer = JsonDocument.Parse(tried.SaidAtEnd());
        Assert.Equal(5, answer.RootElement.GetProperty("rate").GetDouble());
        Assert.Equal(3, answer.RootElement.GetProperty("watches").GetArrayLength());
        Assert.All(answer.RootElement.GetProperty("watches").EnumerateArray(), watch =>
        {
            var figures = watch.GetProperty("truth").GetProperty("figures");
            Assert.Equal(1, figures.GetProperty("all").GetProperty("found").GetInt32());
            Assert.Equal(0, figures.GetProperty("false_alarms").GetProperty("count").GetInt32());
            Assert.Equal(0, figures.GetProperty("wrong_changes").GetProperty("count").GetInt32());
            Assert.InRange(figures.GetProperty("raise").GetProperty("worst").GetDouble(), 1, 10);
        });
        Assert.Contains("压力表指针在红色区域", await File.ReadAllTextAsync(drawing), StringComparison.Ordinal);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_recording_that_breaks_off_counts_as_far_as_it_goes()
    {
        var whole = await File.ReadAllBytesAsync(Path.Combine(TestSite.DemoClips, "spillway.mp4"));
        var broken = Path.Combine(_site.Folder, "broken.mp4");
        await File.WriteAllBytesAsync(broken, whole[..(whole.Length / 2)]);

        var tried = await Support.Program.RunAsync(
            Daemon.Executable, "try", broken, "--watch", Path.Combine(Demo, "watches", "waterways.yaml"), "--camera", "spillway", "--rate", "1");

        Assert.Contains("What was read counts", tried.SaidAtEnd(), StringComparison.Ordinal);
        Assert.Equal(0, tried.ExitCode);
    }
}
