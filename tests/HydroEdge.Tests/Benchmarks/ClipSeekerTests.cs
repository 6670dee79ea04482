using HydroEdge.Benchmarks.Streams;
using HydroEdge.Tests.Cameras;

namespace HydroEdge.Tests.Benchmarks;

public sealed class ClipSeekerTests
{
    [Fact(Timeout = 60_000)]
    public async Task It_gives_the_pictures_that_come_when_the_clip_is_read_through()
    {
        await using var bench = new CameraBench();
        var clip = await bench.ClipAsync("testsrc2=size=64x64:rate=1:duration=700", "long.mp4");
        long[] asked = [1, 2, 2, 150, 420, 421, 700];
        var through = new Dictionary<long, byte[]>();
        await foreach (var frame in ClipFrames.ReadAsync("camera", clip, CancellationToken.None))
        {
            if (asked.Contains(frame.Number))
                through[frame.Number] = frame.Pixels.ToArray();
            frame.Dispose();
        }

        using var seeker = new ClipSeeker(clip);

        foreach (var number in asked)
            Assert.Equal(through[number], seeker.At(number).Rgb);
        Assert.Throws<IOException>(() => seeker.At(701));
    }
}
