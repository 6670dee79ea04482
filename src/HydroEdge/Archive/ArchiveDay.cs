using System.Globalization;

namespace HydroEdge.Archive;

/// <summary>One day (UTC) of the archive: a folder with the day's frames and the pictures kept of its alarms.</summary>
internal sealed record ArchiveDay(string Archive, DateOnly Date)
{
    private const string Form = "yyyy-MM-dd";

    public string Name => Date.ToString(Form, CultureInfo.InvariantCulture);

    public string Folder => Path.Combine(Archive, Name);

    /// <summary>The SQLite file that <see cref="DayFile"/> writes and <see cref="DayReader"/> reads.</summary>
    public string Frames => Path.Combine(Folder, "kept.db");

    /// <summary>What an older HydroEdge kept of the day, read by <see cref="OldDayReader"/>.</summary>
    public string OldFrames => Path.Combine(Folder, "frames.db");

    public bool HoldsFrames => File.Exists(Frames) || File.Exists(OldFrames);

    /// <summary>The index over the codes of one model's vectors, see <see cref="CodeFile"/>.</summary>
    public string Codes(string fingerprint) => Path.Combine(Folder, $"kept.{fingerprint}.codes");

    public string Evidence => Path.Combine(Folder, "evidence");

    public DateTimeOffset Start => new(Date, TimeOnly.MinValue, TimeSpan.Zero);

    public static ArchiveDay Of(string archive, DateTimeOffset time) => new(archive, DateOnly.FromDateTime(time.UtcDateTime));

    /// <summary>Every day there is, newest first; other folders are not ours and are passed over.</summary>
    public static IReadOnlyList<ArchiveDay> AllIn(string archive)
    {
        if (!Directory.Exists(archive))
            return [];
        return
        [
            .. from folder in Directory.EnumerateDirectories(archive)
               let date = Parse(Path.GetFileName(folder))
               where date is not null
               orderby date descending
               select new ArchiveDay(archive, date.Value),
        ];
    }

    /// <returns>Null for what is no name of a day, whether or not there is such a day.</returns>
    public static ArchiveDay? Named(string archive, string name) => Parse(name) is { } date ? new ArchiveDay(archive, date) : null;

    private static DateOnly? Parse(string name) =>
        DateOnly.TryParseExact(name, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
