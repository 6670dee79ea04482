using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>
/// The days that searches have read, kept open for the next: opening takes longer than looking. One that was deleted or replaced is closed
/// with the next search. For one thread.
/// </summary>
internal sealed class OpenDays(string fingerprint) : IDisposable
{
    // Two months, with four files each and some hundred kilobytes.
    private const int Most = 60;

    private readonly Dictionary<ArchiveDay, OpenDay> _open = [];

    /// <summary>Closes what is no longer there, and what is not to be searched.</summary>
    public void Keep(IReadOnlyCollection<ArchiveDay> days)
    {
        foreach (var (day, open) in _open.ToArray())
        {
            if (!days.Contains(day) || !open.IsThere)
                Close(day);
        }
    }

    /// <summary>Reads a day, if it is there: one that cannot be read is named and closed.</summary>
    public void Read(ArchiveDay day, List<string> unreadable, Action<OpenDay> read) => DayReading.Of(day.Frames, unreadable, () =>
    {
        try
        {
            if (!_open.ContainsKey(day))
                _open[day] = new OpenDay(day, fingerprint);
            read(_open[day]);
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
            open.Dispose();
    }
}
