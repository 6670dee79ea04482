using HydroEdge.Cameras;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HydroEdge.Archive;

/// <summary>
/// Reads a day that HydroEdge kept before it had codes (version 1 of the tables): every view is a row with half floats, and all of
/// them are compared. Throws <see cref="SqliteException"/> when the file is damaged or gone.
/// </summary>
internal sealed class OldDayReader : IDisposable
{
    private const int Version = 1;

    private readonly SqliteConnection _connection;

    public OldDayReader(ArchiveDay day)
    {
        _connection = DayConnection.Read(day.OldFrames);
        try
        {
            if (DaySchema.VersionOf(_connection) is var version && version > Version)
                throw new InvalidDataException($"written by a newer HydroEdge (version {version} of the tables)");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Hands every view in the filter to <paramref name="visit"/>, oldest first.</summary>
    public void Scan(SearchFilter filter, Visit visit, CancellationToken stop)
    {
        if (DaySchema.VersionOf(_connection) == 0)
            return;
        using var snapshot = _connection.BeginTransaction(deferred: true);
        var cameras = Names("SELECT id, name FROM camera");
        var models = Names("SELECT id, fingerprint FROM model");
        var (from, to) = (Milliseconds(filter.From, long.MinValue), Milliseconds(filter.To, long.MaxValue));

        // Rows lie in the order of time but for a clock that was set: the index gives their range, the table is then read in order.
        using var views = Prepare(
            """
            SELECT frame, time, camera, look, model, embedding FROM view
            WHERE id BETWEEN (SELECT min(id) FROM view WHERE time >= ?1 AND time < ?2)
                         AND (SELECT max(id) FROM view WHERE time >= ?1 AND time < ?2)
            """);
        raw.sqlite3_bind_int64(views, 1, from);
        raw.sqlite3_bind_int64(views, 2, to);
        while (Step(views))
        {
            stop.ThrowIfCancellationRequested();
            var time = raw.sqlite3_column_int64(views, 1);
            var camera = Named(cameras, raw.sqlite3_column_int64(views, 2));
            if (time < from || time >= to || (filter.Cameras.Count > 0 && !filter.Cameras.Contains(camera)))
                continue;
            visit(
                raw.sqlite3_column_int64(views, 0), time, camera, raw.sqlite3_column_int64(views, 3),
                Named(models, raw.sqlite3_column_int64(views, 4)), raw.sqlite3_column_blob(views, 5));
        }
    }

    public IEnumerable<string> Cameras() => DaySchema.VersionOf(_connection) == 0 ? [] : Names("SELECT id, name FROM camera").Values;

    /// <summary>What a found view was of.</summary>
    public (long FrameNumber, Region Asked, Region Seen) Describe(long frame, long look)
    {
        using var ask = _connection.CreateCommand();
        ask.CommandText =
            """
            SELECT number, asked_x, asked_y, asked_w, asked_h, seen_x, seen_y, seen_w, seen_h
            FROM frame JOIN look WHERE frame.id = $frame AND look.id = $look
            """;
        ask.Parameters.AddWithValue("$frame", frame);
        ask.Parameters.AddWithValue("$look", look);
        using var row = ask.ExecuteReader();
        if (!row.Read())
            throw new InvalidDataException($"frame {frame} is not there");
        return (row.GetInt64(0), At(1), At(5));

        Region At(int column) =>
            new(row.GetDouble(column), row.GetDouble(column + 1), row.GetDouble(column + 2), row.GetDouble(column + 3));
    }

    /// <returns>A JPEG; null when none was kept of this frame.</returns>
    public byte[]? Thumbnail(long frame)
    {
        using var ask = _connection.CreateCommand();
        ask.CommandText = "SELECT jpeg FROM thumbnail WHERE frame = $frame";
        ask.Parameters.AddWithValue("$frame", frame);
        return ask.ExecuteScalar() as byte[];
    }

    public void Dispose() => _connection.Dispose();

    private static long Milliseconds(DateTimeOffset? time, long otherwise) => time?.ToUnixTimeMilliseconds() ?? otherwise;

    private Dictionary<long, string> Names(string sql)
    {
        using var ask = _connection.CreateCommand();
        ask.CommandText = sql;
        using var row = ask.ExecuteReader();
        var names = new Dictionary<long, string>();
        while (row.Read())
            names[row.GetInt64(0)] = row.GetString(1);
        return names;
    }

    private static string Named(Dictionary<long, string> names, long id) =>
        names.TryGetValue(id, out var name) ? name : throw new InvalidDataException($"number {id} has no name");

    private sqlite3_stmt Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_connection.Handle, sql, out var statement), _connection.Handle);
        return statement;
    }

    private bool Step(sqlite3_stmt statement)
    {
        var rc = raw.sqlite3_step(statement);
        if (rc is not raw.SQLITE_ROW and not raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(rc, _connection.Handle);
        return rc == raw.SQLITE_ROW;
    }

    /// <param name="model">Fingerprint of the model that made the vector.</param>
    /// <param name="embedding">A <see cref="HalfVector"/>, valid during the call.</param>
    public delegate void Visit(
        long frame, long time, string camera, long look, string model, ReadOnlySpan<byte> embedding);
}
