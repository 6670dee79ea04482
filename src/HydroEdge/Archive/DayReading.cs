using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>Reads a day, if it is there: what cannot be read is named, and a day that is swept while we look is no fault.</summary>
internal static class DayReading
{
    public static void Of(ArchiveDay day, List<string> unreadable, Action<DayReader> read) => Of(day.Frames, unreadable, () =>
    {
        using var reader = new DayReader(day);
        read(reader);
    });

    public static void OfOld(ArchiveDay day, List<string> unreadable, Action<OldDayReader> read) => Of(day.OldFrames, unreadable, () =>
    {
        using var reader = new OldDayReader(day);
        read(reader);
    });

    public static void Of(string file, List<string> unreadable, Action read)
    {
        if (!File.Exists(file))
            return;
        try
        {
            read();
        }
        catch (Exception failure) when (failure is SqliteException or InvalidDataException)
        {
            if (File.Exists(file))
                unreadable.Add($"{file}: {failure.Message}");
        }
    }
}
