using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>
/// The days that searches have read, kept open for the next: opening takes longer than looking. One that was deleted or replaced is closed
/// with the next search. For one thread.
/// </summary>
internal sealed class OpenDays : IDisposable
{
    // Three files each.
    private const int Most = 30;

    private readonly Dictionary<ArchiveDay, (DayReader Reader, DateTime Created)> _open = [];

    /// <summary>Closes what is no longer there, and what is not to be searched.</summary>
    public void Keep(IReadOnlyCollection<ArchiveDay> days)
    {
        foreach (var (day, (_, created)) in _open.ToArray())
        {
            if (!days.Contains(day) || !File.Exists(day.Frames) || File.GetCreationTimeUtc(day.Frames) != created)
                Close(day);
        }
    }

    /// <summary>Reads a day, if it is there: one that cannot be read is named and closed.</summary>
    public void Read(ArchiveDay day, List<string> unreadable, Action<DayReader> read) => DayReading.Of(day.Frames, unreadable, () =>
    {
        try
        {
            if (!_open.ContainsKey(day))
                _open[day] = (new DayReader(day), File.GetCreationTimeUtc(day.Frames));
            read(_open[day].Reader);
        }
        catch (Exception failure) when (failure is SqliteException or InvalidDataException)
        {
            Close(day);
            throw;
        }
        finally
        {
            if (_open.Count > Most)
                Close(day);
            else if (_open.TryGetValue(day, out var known))
                known.Reader.LetGo();
        }
    });

    public void Dispose()
    {
        foreach (var day in _open.Keys.ToArray())
            Close(day);
    }

    private void Close(ArchiveDay day)
    {
        if (_open.Remove(day, out var open))
            open.Reader.Dispose();
    }
}
