using System.Numerics.Tensors;
using HydroEdge.Embedding;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>
/// The frames of one day while they are written. Rows gather in a transaction until <see cref="Commit"/>: a power cut costs
/// the last group and the length of the last run, never the file. Not thread-safe. Throws <see cref="SqliteException"/>.
/// </summary>
internal sealed class DayFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _frame;
    private readonly SqliteCommand _run;
    private readonly SqliteCommand _view;
    private readonly SqliteCommand _patch;
    private readonly SqliteCommand _thumbnail;
    private readonly SqliteCommand _centre;
    private readonly DayNames _names;
    private readonly DayCentres _centres;
    private readonly DayIndex _index;
    private readonly string _fingerprint;
    private readonly Dictionary<string, ViewRun> _runs = [];

    // Of this file, so that each can be read by itself: what a lost group told of the patches is lost with it.
    private readonly PatchKeepers _patches = new(PatchThrift.Usual);
    private SqliteTransaction? _group;
    private ViewCode? _code;

    private DayFile(ArchiveDay day, string fingerprint, SqliteConnection connection, IEnumerable<Centre> centres)
    {
        (Day, _fingerprint, _connection) = (day, fingerprint, connection);
        (_names, _centres, _index) = (new DayNames(connection), new DayCentres(centres), new DayIndex(day, fingerprint));
        _frame = Prepare("INSERT INTO frame (time, last, frames, camera, number, moves, scene, scores) VALUES ($a, $a, 1, $b, $c, $d, $e, $f) RETURNING id", 6);
        _run = Prepare("UPDATE frame SET last = $a, frames = $b WHERE id = $c", 3);
        _view = Prepare("INSERT INTO view (id, centre, embedding, code) VALUES ($a, $b, $c, $d)", 4);
        _patch = Prepare("INSERT INTO patch (view, tokens) VALUES ($a, $b)", 2);
        _thumbnail = Prepare("INSERT INTO thumbnail (frame, jpeg) VALUES ($a, $b)", 2);
        _centre = Prepare("INSERT INTO centre (camera, look, model, vector) VALUES ($a, $b, $c, $d) RETURNING id", 4);
    }

    public ArchiveDay Day { get; }

    /// <summary>The cameras of the rows added since the last commit, one entry per frame.</summary>
    public List<string> Waiting { get; } = [];

    /// <exception cref="SqliteException">The file is damaged, or its folder cannot be written.</exception>
    /// <exception cref="InvalidDataException">Another HydroEdge wrote the file.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public static DayFile Open(ArchiveDay day, string fingerprint)
    {
        Directory.CreateDirectory(day.Folder);
        var connection = DayConnection.Write(day.Frames);
        try
        {
            DaySchema.Prepare(connection);
            using var reader = new DayReader(day);
            return new DayFile(day, fingerprint, connection, reader.Centres(fingerprint).Values);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a frame as a row, or as one more of those that look like the last row of its camera.</summary>
    /// <param name="scene">The number of the view the camera shows.</param>
    /// <param name="thumbnail">Asked for when it becomes a row.</param>
    public void Add(EmbeddedFrame seen, int scene, IReadOnlyList<KeptScore> scores, Func<byte[]?> thumbnail)
    {
        var active = string.Join(' ', scores.Where(score => score.Active).Select(score => score.WatchId));
        if (_runs.TryGetValue(seen.CameraId, out var run) && !_patches.IsNew(seen) && run.Continue(seen, scene, active))
            return;
        _names.Group = _group ??= _connection.BeginTransaction();
        EndRun(run);

        var time = seen.CapturedAt.ToUnixTimeMilliseconds();
        var camera = _names.Camera(seen.CameraId);
        var frame = (long)Run(_frame, time, camera, seen.Number, seen.Moves, scene, (object?)ScoreList.Pack(scores, _names.Watch) ?? DBNull.Value)!;
        var watches = scores.Where(score => score.Active).Aggregate(0u, (bits, score) => bits | CodeBlock.BitOf(_names.Watch(score.WatchId)));
        foreach (var (view, place) in seen.Views.Take(DaySchema.ViewsPerFrame).Select((view, place) => (view, place)))
            Add(view, frame * DaySchema.ViewsPerFrame + place, camera, time, watches, _patches.Keep(seen.CameraId, view));
        if (thumbnail() is { } jpeg)
            Run(_thumbnail, frame, jpeg);
        _runs[seen.CameraId] = new ViewRun(frame, seen, scene, active);
        Waiting.Add(seen.CameraId);
    }

    public void Commit()
    {
        _group?.Commit();
        _group?.Dispose();
        _names.Group = _group = null;
        Waiting.Clear();
        _index.Commit();
    }

    /// <summary>Writes what is still in memory of the frames that look like the last row of their camera.</summary>
    public void EndRuns()
    {
        foreach (var run in _runs.Values)
            EndRun(run);
        _runs.Clear();
        Commit();
    }

    /// <summary>Closes the file; what was not committed is rolled back.</summary>
    public void Dispose()
    {
        _group?.Dispose();
        foreach (var command in (SqliteCommand[])[_frame, _run, _view, _patch, _thumbnail, _centre])
            command.Dispose();
        _connection.Dispose();
        _index.Dispose();
    }

    private void Add(EmbeddedView view, long id, long camera, long time, uint watches, byte[] patches)
    {
        var vector = view.Embedding.Global;
        var (look, model) = (_names.Look(view.Asked, view.Seen), _names.Model(_fingerprint));
        var centre = _centres.For(camera, look, vector, packed => (int)(long)Run(_centre, camera, look, model, packed)!);
        var away = new float[vector.Length];
        TensorPrimitives.Subtract(vector, centre.Vector, away);
        var code = (_code ??= new ViewCode(vector.Length)).Of(away);
        Run(_view, id, centre.Id, ByteVector.Pack(away), code);
        if (patches.Length > 0)
            Run(_patch, id, patches);
        _index.Add(vector.Length, code, id, time, watches, centre.Id);
    }

    private void EndRun(ViewRun? run)
    {
        if (run is { Frames: > 1 })
        {
            _group ??= _connection.BeginTransaction();
            Run(_run, run.Last.ToUnixTimeMilliseconds(), run.Frames, run.Frame);
        }
    }

    private SqliteCommand Prepare(string sql, int values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${(char)('a' + i)}" });
        return command;
    }

    private object? Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        command.Transaction = _group;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command.ExecuteScalar();
    }
}
