using HydroEdge.Cameras;
using HydroEdge.Embedding;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>
/// The frames of one day while they are written. Rows gather in a transaction until <see cref="Commit"/>: a power cut costs
/// the last group, never the file (WAL, synchronous=NORMAL). Not thread-safe. Throws <see cref="SqliteException"/>.
/// </summary>
internal sealed class DayFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _frame;
    private readonly SqliteCommand _view;
    private readonly SqliteCommand _thumbnail;
    private readonly Dictionary<string, long> _cameras = [];
    private readonly Dictionary<(Region Asked, Region Seen), long> _looks = [];
    private readonly string _fingerprint;
    private SqliteTransaction? _group;
    private long? _model;

    private DayFile(ArchiveDay day, string fingerprint, SqliteConnection connection)
    {
        Day = day;
        _fingerprint = fingerprint;
        _connection = connection;
        _frame = Insert("INSERT INTO frame (time, camera, number) VALUES ($a, $b, $c) RETURNING id", 3);
        _view = Insert("INSERT INTO view (frame, time, camera, look, model, embedding) VALUES ($a, $b, $c, $d, $e, $f)", 6);
        _thumbnail = Insert("INSERT INTO thumbnail (frame, jpeg) VALUES ($a, $b)", 2);
    }

    public ArchiveDay Day { get; }

    /// <summary>The cameras of the frames added since the last commit, one entry per frame.</summary>
    public List<string> Waiting { get; } = [];

    /// <exception cref="SqliteException">The file is damaged, or its folder cannot be written.</exception>
    /// <exception cref="InvalidDataException">A newer HydroEdge wrote the file.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public static DayFile Open(ArchiveDay day, string fingerprint)
    {
        Directory.CreateDirectory(day.Folder);
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = day.Frames, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            using (var settings = connection.CreateCommand())
            {
                settings.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL";
                settings.ExecuteNonQuery();
            }

            DaySchema.Prepare(connection);
            return new DayFile(day, fingerprint, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Add(EmbeddedFrame embedded, byte[]? thumbnail)
    {
        _group ??= _connection.BeginTransaction();
        var time = embedded.CapturedAt.ToUnixTimeMilliseconds();
        var camera = CameraNumber(embedded.CameraId);
        var model = _model ??= Number("model (fingerprint)", _fingerprint);
        var frame = (long)Run(_frame, time, camera, embedded.Number)!;
        foreach (var view in embedded.Views)
            Run(_view, frame, time, camera, LookNumber(view.Asked, view.Seen), model, HalfVector.Pack(view.Embedding.Global));
        if (thumbnail is not null)
            Run(_thumbnail, frame, thumbnail);
        Waiting.Add(embedded.CameraId);
    }

    public void Commit()
    {
        _group?.Commit();
        _group?.Dispose();
        _group = null;
        Waiting.Clear();
    }

    /// <summary>Closes the file; what was not committed is rolled back.</summary>
    public void Dispose()
    {
        _group?.Dispose();
        _frame.Dispose();
        _view.Dispose();
        _thumbnail.Dispose();
        _connection.Dispose();
    }

    private long CameraNumber(string camera) =>
        _cameras.TryGetValue(camera, out var number) ? number : _cameras[camera] = Number("camera (name)", camera);

    private long LookNumber(Region asked, Region seen) =>
        _looks.TryGetValue((asked, seen), out var number)
            ? number
            : _looks[(asked, seen)] = Number(
                "look (asked_x, asked_y, asked_w, asked_h, seen_x, seen_y, seen_w, seen_h)",
                asked.X, asked.Y, asked.W, asked.H, seen.X, seen.Y, seen.W, seen.H);

    // The update that changes nothing makes RETURNING answer for a row that was there already.
    private long Number(string place, params object[] values)
    {
        var column = place[(place.IndexOf('(') + 1)..].TrimEnd(')').Split(',')[0];
        var columns = place[place.IndexOf('(')..];
        using var insert = Insert(
            $"INSERT INTO {place} VALUES ({string.Join(", ", Names(values.Length))}) " +
            $"ON CONFLICT {columns} DO UPDATE SET {column} = {column} RETURNING id",
            values.Length);
        return (long)Run(insert, values)!;
    }

    private SqliteCommand Insert(string sql, int values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in Names(values))
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    private object? Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        command.Transaction = _group;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command.ExecuteScalar();
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(i => $"${(char)('a' + i)}");
}
