using System.Diagnostics;
using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Benchmarks.Archive;

/// <summary>An archive of made-up days, written as the daemon writes one, but without thumbnails.</summary>
internal sealed class BenchArchive(string folder, string fingerprint)
{
    private const int Days = 10;
    private const int Group = 32;
    private static readonly DateOnly First = new(2026, 1, 1);

    public string Folder => folder;

    /// <returns>Frames written a second, each group of 32 on the disk before the next is begun.</returns>
    public double Write(FrameCloud cloud)
    {
        var started = Stopwatch.GetTimestamp();
        var ofDay = (cloud.Count + Days - 1) / Days;
        for (var day = 0; day * ofDay < cloud.Count; day++)
            WriteDay(cloud, new ArchiveDay(folder, First.AddDays(day)), day * ofDay, Math.Min(cloud.Count, (day + 1) * ofDay));
        return cloud.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public long Bytes => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <summary>The day and row of a frame of the cloud, as <see cref="Found.Id"/> has it.</summary>
    public static string IdOf(int index, int count)
    {
        var ofDay = (count + Days - 1) / Days;
        return $"{First.AddDays(index / ofDay):yyyy-MM-dd}/{index % ofDay + 1}";
    }

    /// <summary>When a frame of the cloud was captured, in seconds of its day.</summary>
    public static double SecondOf(int index, int count)
    {
        var ofDay = (count + Days - 1) / Days;
        return index % ofDay * 86_000.0 / ofDay;
    }

    /// <summary>Adds the same days again under later dates, until there are so many times as many.</summary>
    public void Repeat(int times)
    {
        var written = ArchiveDay.AllIn(folder);
        for (var copy = 1; copy < times; copy++)
        {
            foreach (var day in written)
            {
                var later = new ArchiveDay(folder, day.Date.AddDays(copy * Days));
                Directory.CreateDirectory(later.Folder);
                File.Copy(day.Frames, later.Frames);
                File.Copy(day.Codes(fingerprint), later.Codes(fingerprint));
                using var connection = new SqliteConnection($"Data Source={later.Frames};Pooling=False");
                connection.Open();
                using var move = connection.CreateCommand();
                move.CommandText = $"PRAGMA synchronous = OFF; UPDATE frame SET time = time + {copy * Days} * 86400000, last = last + {copy * Days} * 86400000";
                move.ExecuteNonQuery();
            }
        }
    }

    private void WriteDay(FrameCloud cloud, ArchiveDay day, int from, int to)
    {
        using var file = DayFile.Open(day, fingerprint);
        for (var i = from; i < to; i++)
        {
            var at = day.Start.AddSeconds(SecondOf(i, cloud.Count));
            var view = new EmbeddedView(Region.Whole, Region.Whole, new ImageEmbedding(cloud[i].ToArray(), [], 0, 0));
            // Each is a row, however much it looks like the one before.
            file.Add(new EmbeddedFrame($"camera-{cloud.Cameras[i]}", i + 1, at, [view], Moves: i), 1, [], () => null);
            if (file.Waiting.Count == Group)
                file.Commit();
        }

        file.EndRuns();
    }
}
