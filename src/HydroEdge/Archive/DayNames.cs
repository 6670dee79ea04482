using HydroEdge.Cameras;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>The numbers a day has given to what repeats in it; whatever has none yet is given one.</summary>
internal sealed class DayNames(SqliteConnection connection)
{
    private readonly Dictionary<(string Table, string Name), long> _names = [];
    private readonly Dictionary<(Region Asked, Region Seen), long> _looks = [];

    public SqliteTransaction? Group { get; set; }

    public long Camera(string id) => Named("camera (name)", id);

    public long Model(string fingerprint) => Named("model (fingerprint)", fingerprint);

    public long Watch(string id) => Named("watch (name)", id);

    public long Look(Region asked, Region seen) =>
        _looks.TryGetValue((asked, seen), out var number)
            ? number
            : _looks[(asked, seen)] = Number(
                "look (asked_x, asked_y, asked_w, asked_h, seen_x, seen_y, seen_w, seen_h)",
                asked.X, asked.Y, asked.W, asked.H, seen.X, seen.Y, seen.W, seen.H);

    private long Named(string place, string name) =>
        _names.TryGetValue((place, name), out var number) ? number : _names[(place, name)] = Number(place, name);

    // The update that changes nothing makes RETURNING answer for a row that was there already.
    private long Number(string place, params object[] values)
    {
        var columns = place[place.IndexOf('(')..];
        var first = columns.Trim('(', ')').Split(',')[0];
        using var insert = connection.CreateCommand();
        insert.Transaction = Group;
        insert.CommandText = $"INSERT INTO {place} VALUES ({string.Join(", ", values.Select((_, i) => $"$v{i}"))}) " +
            $"ON CONFLICT {columns} DO UPDATE SET {first} = {first} RETURNING id";
        for (var i = 0; i < values.Length; i++)
            insert.Parameters.AddWithValue($"$v{i}", values[i]);
        return (long)insert.ExecuteScalar()!;
    }
}
