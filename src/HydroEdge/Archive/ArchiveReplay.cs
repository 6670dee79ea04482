using System.Collections.Concurrent;
using HydroEdge.Embedding;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>
/// The kept frames of a camera in the order they came, as near to what was decided on live as they were kept: patches laid over those known, runs told frame by
/// frame. Reads beside the daemon that writes; a day that cannot be read is told and passed over. Several cameras may be read at a time.
/// </summary>
internal sealed class ArchiveReplay(string folder, string modelFingerprint, int dimension)
{
    private readonly ConcurrentDictionary<string, bool> _unreadable = new();
    private long _passedOver;

    /// <summary>Frames passed over: another model made their vectors, or some of their patches are lost.</summary>
    public long PassedOver => Interlocked.Read(ref _passedOver);

    /// <summary>Days that could not be read to their end, with the reason.</summary>
    public IReadOnlyList<string> Unreadable => [.. _unreadable.Keys.Order(StringComparer.Ordinal)];

    /// <returns>The moment of the oldest frame kept; null where none is.</returns>
    public static DateTimeOffset? Begin(string folder)
    {
        DateTimeOffset? begin = null;
        foreach (var day in ArchiveDay.AllIn(folder).OrderBy(day => day.Date))
        {
            DayReading.Of(day, [], reader => begin = reader.Begin());
            if (begin is not null)
                break;
        }

        return begin;
    }

    /// <summary>Each frame is good until the next is asked for, because they share their patches.</summary>
    public IEnumerable<EmbeddedFrame> FramesOf(string camera, DateTimeOffset from, DateTimeOffset to)
    {
        var filter = new SearchFilter([], from, to);
        foreach (var day in ArchiveDay.AllIn(folder).Where(filter.Reaches).OrderBy(day => day.Date))
        {
            using var frames = FramesOf(day, camera, from, to).GetEnumerator();
            while (Next(day, frames))
                yield return frames.Current;
        }
    }

    /// <summary>The small pictures that were kept of a camera, in the order they came.</summary>
    public IEnumerable<KeptJpeg> PicturesOf(string camera, DateTimeOffset from, DateTimeOffset to)
    {
        var filter = new SearchFilter([], from, to);
        foreach (var day in ArchiveDay.AllIn(folder).Where(filter.Reaches).OrderBy(day => day.Date))
        {
            using var pictures = PicturesOf(day, camera, from, to).GetEnumerator();
            while (Next(day, pictures))
                yield return pictures.Current;
        }
    }

    /// <returns>The JPEG of what a camera showed at a moment; null when none was kept.</returns>
    public static byte[]? PictureAt(string folder, string camera, DateTimeOffset at)
    {
        byte[]? picture = null;
        DayReading.Of(ArchiveDay.Of(folder, at), [], day => picture = day.PicturedAt(camera, at) is { } frame ? day.Thumbnail(frame) : null);
        return picture;
    }

    /// <returns>Day and row of the frame whose picture that is; null when none was kept.</returns>
    public static (ArchiveDay Day, long Frame)? PicturedAt(string folder, string camera, DateTimeOffset at)
    {
        var day = ArchiveDay.Of(folder, at);
        long? frame = null;
        DayReading.Of(day, [], reader => frame = reader.PicturedAt(camera, at));
        return frame is { } row ? (day, row) : null;
    }

    private IEnumerable<EmbeddedFrame> FramesOf(ArchiveDay day, string camera, DateTimeOffset from, DateTimeOffset to)
    {
        if (!File.Exists(day.Frames))
            yield break;
        using var reader = new DayReader(day);
        foreach (var frame in reader.FramesOf(camera, modelFingerprint, dimension, from, to, frames => Interlocked.Add(ref _passedOver, frames)))
            yield return frame;
    }

    private static IEnumerable<KeptJpeg> PicturesOf(ArchiveDay day, string camera, DateTimeOffset from, DateTimeOffset to)
    {
        if (!File.Exists(day.Frames))
            yield break;
        using var reader = new DayReader(day);
        foreach (var picture in reader.PicturesOf(camera, from, to))
            yield return picture;
    }

    private bool Next<T>(ArchiveDay day, IEnumerator<T> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception failure) when (failure is SqliteException or InvalidDataException)
        {
            // A day that is swept while we look is no fault.
            if (File.Exists(day.Frames))
                _unreadable[$"{day.Frames}: {failure.Message}"] = true;
            return false;
        }
    }
}
