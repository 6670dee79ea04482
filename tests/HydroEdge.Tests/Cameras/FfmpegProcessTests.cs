using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

public sealed class FfmpegProcessTests
{
    [Fact(Timeout = 20_000)]
    public async Task Its_end_takes_its_children_along()
    {
        await using var bench = new CameraBench();
        var ffmpeg = await StartAsync(bench, "child:0");
        await new PpmReader(ffmpeg.Output, 640).NextAsync(default);
        var child = await File.ReadAllTextAsync(bench.PathOf("child"));
        Assert.True(IsAlive(child));

        await ffmpeg.DisposeAsync();

        while (IsAlive(child))
            await Task.Delay(5);
    }

    [Fact(Timeout = 20_000)]
    public async Task One_that_ignores_the_polite_signal_is_killed()
    {
        await using var bench = new CameraBench();
        await using var ffmpeg = await StartAsync(bench, "stubborn:1");
        await new PpmReader(ffmpeg.Output, 640).NextAsync(default);

        var end = await ffmpeg.EndAsync(byItself: false);

        Assert.Equal(128 + 9, end.ExitCode);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_kernel_kills_it_when_we_are_gone()
    {
        const string sigKill = "9";
        await using var bench = new CameraBench();
        await using var ffmpeg = await StartAsync(bench, "hang:1");
        await new PpmReader(ffmpeg.Output, 640).NextAsync(default);

        Assert.Equal(sigKill, bench.StartLines.Single().Split('\t')[1]);
    }

    [Fact(Timeout = 20_000)]
    public async Task Its_last_words_and_exit_code_are_kept()
    {
        await using var bench = new CameraBench();
        await using var ffmpeg = await StartAsync(bench, "die:0");

        var end = await ffmpeg.EndAsync(byItself: true);

        Assert.Equal(1, end.ExitCode);
        Assert.EndsWith("Connection reset by peer", end.LastLines.Single());
    }

    private static Task<FfmpegProcess> StartAsync(CameraBench bench, string behaviour)
    {
        var camera = bench.Camera(behaviour);
        return FfmpegProcess.StartAsync(CameraBench.Fake, FfmpegCommand.For(camera, CameraSource.Of(camera), DecodeChoice.Software));
    }

    // A dead child whose parent died first is a zombie until init collects it.
    private static bool IsAlive(string processId) =>
        File.Exists($"/proc/{processId}/stat") && !File.ReadAllText($"/proc/{processId}/stat").Contains(") Z ");
}
