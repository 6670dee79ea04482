using System.Diagnostics;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Tests.Embedding;

public sealed class ResamplerTests
{
    private const string Python = "/usr/bin/python3";

    [Fact]
    public void It_makes_of_a_picture_what_Pillow_makes_of_it()
    {
        Assert.All(Golden.Json("resize.json").EnumerateArray(), golden =>
        {
            int[] numbers = [.. golden.GetProperty("case").EnumerateArray().Select(number => number.GetInt32())];
            Assert.Equal(golden.GetProperty("pixels").GetBytesFromBase64(), Resized(numbers));
        });
    }

    [Fact(Timeout = 60_000)]
    public async Task It_agrees_with_the_Pillow_of_this_machine()
    {
        var random = new Random(5);
        int[][] cases = [.. Enumerable.Range(0, 24).Select(seed => Case(random, seed))];

        if (await PillowAsync(cases) is not { } pillow)
            return;

        Assert.Equal(pillow, cases.SelectMany(Resized));
    }

    [Fact]
    public void Asking_for_a_window_gives_that_part_of_the_whole()
    {
        var picture = new Picture(Noise(90, 50, 3), 90, 50, Region.Whole);
        var (whole, part) = (new byte[36 * 20 * 3], new byte[11 * 7 * 3]);

        new Resampler(ResampleFilter.Bicubic).Resize(PixelView.Of(picture), 36, 20, new PixelBox(0, 0, 36, 20), whole);
        new Resampler(ResampleFilter.Bicubic).Resize(PixelView.Of(picture), 36, 20, new PixelBox(5, 9, 11, 7), part);

        Assert.Equal(Enumerable.Range(9, 7).SelectMany(y => whole.Skip((y * 36 + 5) * 3).Take(33)), part);
    }

    private static byte[] Resized(int[] numbers)
    {
        if (numbers is not [var width, var height, var seed, var left, var top, var right, var bottom, var toWidth, var toHeight, var filter])
            throw new ArgumentException("A case has ten numbers.", nameof(numbers));
        var crop = new PixelBox(left, top, right - left, bottom - top).In(width, height);
        var pixels = new byte[toWidth * toHeight * 3];
        new Resampler((ResampleFilter)filter).Resize(
            PixelView.Of(new Picture(Noise(width, height, seed), width, height, crop)), toWidth, toHeight, new PixelBox(0, 0, toWidth, toHeight), pixels);
        return pixels;
    }

    private static int[] Case(Random random, int seed)
    {
        var (width, height) = (random.Next(1, 180), random.Next(1, 120));
        var (left, top) = (random.Next(width), random.Next(height));
        return
        [
            width, height, seed, left, top, random.Next(left + 1, width + 1), random.Next(top + 1, height + 1),
            random.Next(1, 70), random.Next(1, 70), seed % 6,
        ];
    }

    // Numerical Recipes' linear congruential generator, its highest byte: the same in make_resize.py.
    private static byte[] Noise(int width, int height, int seed)
    {
        var state = (uint)seed;
        var noise = new byte[width * height * 3];
        for (var i = 0; i < noise.Length; i++)
        {
            state = unchecked(1664525 * state + 1013904223);
            noise[i] = (byte)(state >> 24);
        }

        return noise;
    }

    private static async Task<byte[]?> PillowAsync(int[][] cases)
    {
        if (!File.Exists(Python))
            return null;
        var arguments = cases.SelectMany(numbers => numbers).Select(number => $"{number}").Prepend(Golden.File("make_resize.py"));
        using var python = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaint = python.StandardError.ReadToEndAsync();
        var pixels = new MemoryStream();
        await python.StandardOutput.BaseStream.CopyToAsync(pixels);
        await python.WaitForExitAsync();
        var missing = (await complaint).Contains("ModuleNotFoundError", StringComparison.Ordinal);
        return missing ? null : pixels.ToArray();
    }
}
