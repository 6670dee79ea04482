using System.Diagnostics;
using System.Security.Cryptography;
using HydroEdge.Archive;
using HydroEdge.Cameras;

namespace HydroEdge.Tests.Archive;

public sealed class EvidencePicturesTests : IDisposable
{
    private readonly ArchiveFixture _house = new();

    [Fact]
    public void A_kept_picture_is_named_by_day_time_and_camera_and_its_hash_is_that_of_the_file()
    {
        using var frame = Scene(320, 180);

        var kept = _house.Archive.KeepPicture(frame);

        var file = Path.Combine(_house.Folder, kept.Ref);
        Assert.Equal("2026-01-01/evidence/000000.000-gate-7.jpg", kept.Ref);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), kept.Sha256);
        Assert.Equal(frame.CapturedAt, kept.CapturedAt);
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void The_same_picture_kept_for_two_alarms_is_one_file()
    {
        using var frame = Scene(320, 180);

        Assert.Equal(_house.Archive.KeepPicture(frame), _house.Archive.KeepPicture(frame));
        Assert.Single(Directory.GetFiles(_house.Today.Evidence));
    }

    [Fact]
    public void A_picture_that_cannot_be_kept_leaves_nothing_half_written()
    {
        using var frame = Scene(320, 180);
        var inTheWay = Path.Combine(_house.Today.Evidence, "000000.000-gate-7.jpg");
        Directory.CreateDirectory(inTheWay);

        var failure = Assert.Throws<ArchiveException>(() => _house.Archive.KeepPicture(frame));

        Assert.Contains(inTheWay, failure.Message);
        Assert.Empty(Directory.GetFiles(_house.Today.Evidence));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_kept_picture_shows_what_the_camera_saw()
    {
        using var frame = Scene(320, 180);

        var kept = _house.Archive.KeepPicture(frame);

        var decoded = await DecodeAsync(Path.Combine(_house.Folder, kept.Ref));
        Assert.Equal(frame.Pixels.Length, decoded.Length);
        Assert.InRange(MeanDifference(frame, decoded), 0, 2);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_thumbnail_shows_the_same_at_320_pixels()
    {
        using var frame = Scene(1280, 720);
        using var jpeg = new JpegEncoder();
        Directory.CreateDirectory(_house.Folder);
        var file = Path.Combine(_house.Folder, "small.jpg");

        var thumbnail = Thumbnail.Of(frame, jpeg)!;

        await File.WriteAllBytesAsync(file, thumbnail);
        using var small = Scene(320, 180);
        Assert.InRange(MeanDifference(small, await DecodeAsync(file)), 0, 4);
        Assert.InRange(thumbnail.Length, 1000, Thumbnail.MostBytes);
    }

    [Fact]
    public void A_thumbnail_of_noise_loses_quality_rather_than_take_more_room()
    {
        using var frame = new Frame("gate", 1, DateTimeOffset.UnixEpoch, 320, 320);
        new Random(1).NextBytes(frame.Pixels.Span);
        using var jpeg = new JpegEncoder();

        Assert.InRange(Thumbnail.Of(frame, jpeg)!.Length, 5_000, Thumbnail.MostBytes);
    }

    public void Dispose() => _house.Dispose();

    /// <summary>A smooth ramp with a red square in it, the same at any size.</summary>
    private Frame Scene(int width, int height)
    {
        var frame = new Frame("gate", 7, _house.Clock.GetUtcNow(), width, height);
        var pixels = frame.Pixels.Span;
        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = ((double)(i % width) / width, (double)(i / width) / height);
            var red = x is > 0.4 and < 0.6 && y is > 0.4 and < 0.6;
            (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]) = red ? ((byte)220, (byte)20, (byte)20) : ((byte)(255 * x), (byte)(255 * y), (byte)90);
        }

        return frame;
    }

    private static double MeanDifference(Frame frame, byte[] b)
    {
        var a = frame.Pixels.Span;
        var sum = 0L;
        for (var i = 0; i < a.Length; i++)
            sum += Math.Abs(a[i] - b[i]);
        return (double)sum / a.Length;
    }

    private static async Task<byte[]> DecodeAsync(string jpeg)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo(
            "ffmpeg", ["-v", "error", "-i", jpeg, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]) { RedirectStandardOutput = true })!;
        using var pixels = new MemoryStream();
        await ffmpeg.StandardOutput.BaseStream.CopyToAsync(pixels);
        await ffmpeg.WaitForExitAsync();
        return pixels.ToArray();
    }
}
