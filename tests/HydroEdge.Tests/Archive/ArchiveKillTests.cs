using System.Diagnostics;
using HydroEdge.Archive;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Archive;

/// <summary>A daemon that keeps frames and is killed, or finds the disk full, at any moment.</summary>
public sealed class ArchiveKillTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Kills_at_random_moments_lose_no_frame_that_was_committed()
    {
        var random = new Random(20_261_122);
        var (kept, first) = (new List<int>(), 0);
        for (var kill = 0; kill < Long.Count(8, 100); kill++)
        {
            using var writer = Start(first);
            var committed = await HearAsync(writer, random.Next(1, 20));
            Thread.SpinWait(random.Next(300_000));
            writer.Kill();
            committed.AddRange(await RestAsync(writer));
            kept.AddRange(Enumerable.Range(first, committed[^1] - first + 1));
            first = committed[^1] + 1_000;
        }

        Assert.Empty(kept.Except(Numbers()));
        Found(kept[^1]);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_disk_that_takes_no_more_costs_frames_and_not_the_archive()
    {
        using var writer = Start(0);
        var before = await HearAsync(writer, 30);
        await writer.LimitFilesAsync($"{new FileInfo(Day().Frames).Length + 100_000}:");
        while (await LineAsync(writer) >= 0)
        {
        }

        await writer.LimitFilesAsync("unlimited");
        var after = -1;
        while (after < 0)
            after = await LineAsync(writer);
        Assert.False(writer.HasExited);
        writer.Kill();
        await RestAsync(writer);

        Assert.Empty(Enumerable.Range(0, before[^1] + 1).Append(after).Except(Numbers()));
        Found(after);
    }

    private Process Start(int first) => WriterProgram.Start("keep", _folder.Path, $"{first}");

    private static async Task<List<int>> HearAsync(Process writer, int lines)
    {
        var heard = new List<int>();
        while (heard.Count < lines)
            heard.Add(await LineAsync(writer));
        return heard;
    }

    private static async Task<int> LineAsync(Process writer) => int.Parse((await writer.StandardOutput.ReadLineAsync())!);

    private static async Task<List<int>> RestAsync(Process writer)
    {
        var rest = new List<int>();
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
            rest.Add(int.Parse(line));
        await writer.WaitForExitAsync();
        return rest;
    }

    private ArchiveDay Day() => ArchiveDay.AllIn(_folder.Path)[0];

    private HashSet<int> Numbers()
    {
        var numbers = new HashSet<int>();
        foreach (var day in ArchiveDay.AllIn(_folder.Path))
        {
            using var reader = new DayReader(day);
            foreach (var frame in reader.Frames(ArchiveFixture.Model))
            {
                Assert.Equal(1, Vectors.Dot(frame.Views[0].Vector, Vectors.Unit(ArchiveFixture.Dimension, (int)frame.Number)), 0.005);
                Assert.True(numbers.Add((int)frame.Number), $"frame {frame.Number} is there twice");
            }
        }

        return numbers;
    }

    private void Found(int number)
    {
        using var search = new ArchiveSearch(_folder.Path, ArchiveFixture.Model);
        var result = search.Find(Vectors.Unit(ArchiveFixture.Dimension, number), new SearchFilter([]), 1);
        Assert.Empty(result.Unreadable);
        Assert.Equal(number, Assert.Single(result.Found).FrameNumber);
    }
}
