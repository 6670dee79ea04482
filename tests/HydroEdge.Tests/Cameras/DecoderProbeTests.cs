using HydroEdge.Cameras;

namespace HydroEdge.Tests.Cameras;

public sealed class DecoderProbeTests
{
    [Fact(Timeout = 20_000)]
    public async Task Without_hardware_nothing_is_probed()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("hang:1"));

        var state = await bench.UntilAsync(CameraStatus.Ok);

        Assert.Equal("software (cuda: no device; vaapi: no device)", state.Decoder);
        Assert.Single(bench.Starts);
    }

    [Fact(Timeout = 20_000)]
    public async Task Hardware_that_delivers_a_picture_is_used()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("hang:1"), WithDevices(bench, "nvidia0"));

        Assert.Equal("cuda", (await bench.UntilAsync(CameraStatus.Ok)).Decoder);
        Assert.All(bench.StartLines, line => Assert.Contains("-hwaccel cuda", line));
    }

    [Fact(Timeout = 20_000)]
    public async Task Hardware_that_cannot_gives_way_to_software_and_the_log_says_why()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("nohw:1"), WithDevices(bench, "nvidia0", "dri/renderD128"));

        var state = await bench.UntilAsync(CameraStatus.Ok);

        Assert.StartsWith("software (cuda: [rtsp]", state.Decoder);
        Assert.Equal(2, state.Decoder!.Split("Connection reset by peer").Length - 1);
        Assert.Single(bench.Logs.Lines, line => line.Text == $"Camera gate is decoded by {state.Decoder}");
    }

    [Fact(Timeout = 20_000)]
    public async Task Hardware_that_says_nothing_is_given_five_seconds()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("stuckhw:1"), WithDevices(bench, "nvidia0"));
        await bench.Clock.UntilSomeoneWaitsAsync();

        bench.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("software (cuda: no picture in 5 s; vaapi: no device)", (await bench.UntilAsync(CameraStatus.Ok)).Decoder);
    }

    [Fact(Timeout = 30_000)]
    public async Task Hardware_that_keeps_breaking_gives_way_to_software()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("brittlehw:1"), WithDevices(bench, "nvidia0"));

        for (var deaths = 1; deaths <= 3; deaths++)
        {
            await bench.UntilAsync(state => state.Restarts == deaths);
            await bench.Clock.UntilSomeoneWaitsAsync();
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var state = await bench.UntilAsync(camera => camera.Frames == 4);
        Assert.Equal("software (cuda: broke 3 times within its first seconds)", state.Decoder);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_decoder_that_was_named_is_taken_as_it_is()
    {
        await using var bench = new CameraBench();
        _ = bench.Run(bench.Camera("hang:1") with { Decode = DecodeChoice.Vaapi });

        Assert.Equal("vaapi", (await bench.UntilAsync(CameraStatus.Ok)).Decoder);
        Assert.Single(bench.StartLines, line => line.Contains("-hwaccel vaapi"));
    }

    private static FfmpegPath WithDevices(CameraBench bench, params string[] nodes)
    {
        var devices = bench.Folder.CreateSubdirectory("dev");
        foreach (var node in nodes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(devices.FullName, node))!);
            File.WriteAllText(Path.Combine(devices.FullName, node), "");
        }

        return CameraBench.Fake with { Devices = devices.FullName };
    }
}
