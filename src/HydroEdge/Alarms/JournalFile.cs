using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Alarms;

/// <summary>
/// journal.db: alarm states and outbox rows in one SQLite file, written ahead (WAL) and flushed to the disk at every commit
/// (synchronous=FULL). Not thread-safe. Throws <see cref="SqliteException"/> or <see cref="IOException"/> when the disk refuses.
/// </summary>
internal sealed partial class JournalFile : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly ILogger _logger;
    private readonly Dictionary<string, Statement> _prepared = [];

    internal JournalFile(string path, SqliteConnection connection, ILogger logger)
    {
        (_path, _connection, _logger) = (path, connection, logger);
        foreach (var lane in Enum.GetValues<Lane>())
        {
            using var row = Command("SELECT stream, seq FROM numbering WHERE lane = ?1", (int)lane).ExecuteReader();
            if (!row.Read())
                throw new InvalidDataException($"{path} has no numbering");
            Heads[lane] = new Numbering(row.GetString(0), row.GetInt64(1));
        }

        Recount();
    }

    /// <summary>Where the numbering of each lane stands.</summary>
    public Dictionary<Lane, Numbering> Heads { get; } = [];

    public long Unsent { get; private set; }

    public long UnsentHits { get; private set; }

    public long DeadLetters { get; private set; }

    /// <summary>SQLite's <c>synchronous</c>: 2 means that a commit waits for the disk.</summary>
    public long Synchronous => Count("PRAGMA synchronous");

    /// <summary>Stores events, the states they led to and the answer to whoever asked for them, in one transaction that is on the disk when this returns.</summary>
    public void Append(IReadOnlyList<OutboxEntry> entries, CommandReply? reply, DateTimeOffset now)
    {
        InsistOnFile();
        using (var transaction = _connection.BeginTransaction())
        {
            foreach (var entry in entries)
            {
                Insert(entry, sentAt: null);
                if (entry.OfAlarm is { } alarm)
                    Settle(alarm);
            }

            if (reply is not null)
                Keep(reply, now);
            transaction.Commit();
        }

        foreach (var entry in entries)
            Added(entry, sent: false);
    }

    /// <summary>Replaces all alarm states and adds what was held in memory, in one transaction.</summary>
    public void Replace(IReadOnlyCollection<AlarmSnapshot> alarms, IReadOnlyList<HeldEntry> held)
    {
        InsistOnFile();
        using (var transaction = _connection.BeginTransaction())
        {
            Run("DELETE FROM alarm");
            foreach (var alarm in alarms)
                Upsert(alarm);
            foreach (var (entry, sentAt) in held)
                Insert(entry, sentAt);
            transaction.Commit();
        }

        foreach (var (entry, sentAt) in held)
            Added(entry, sent: sentAt is not null);
    }

    public List<AlarmSnapshot> Alarms()
    {
        var alarms = new List<AlarmSnapshot>();
        using var rows = Command("SELECT camera, watch, snapshot FROM alarm ORDER BY camera, watch").ExecuteReader();
        while (rows.Read())
        {
            if (Read(rows.GetString(2), JournalJson.Default.AlarmSnapshot) is { } alarm)
                alarms.Add(alarm);
            else
                UnreadableAlarm(rows.GetString(0), rows.GetString(1), _path);
        }

        return alarms;
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
        _connection.Dispose();
    }

    private void Settle(AlarmEvent happened)
    {
        var alarm = happened.Alarm;
        if (happened.Removes)
            Run("DELETE FROM alarm WHERE camera = ?1 AND watch = ?2", alarm.Key.CameraId, alarm.Key.WatchId);
        else
            Upsert(alarm);
    }

    private void Insert(OutboxEntry entry, DateTimeOffset? sentAt)
    {
        Run("INSERT INTO outbox (stream, seq, id, class, lane, event, sent_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            entry.Stream, entry.Seq, entry.Id, (int)entry.Event.Class, (int)entry.Event.Lane, Written(entry.Event),
            sentAt?.ToUnixTimeMilliseconds());
        Run("UPDATE numbering SET stream = ?1, seq = ?2 WHERE lane = ?3", entry.Stream, entry.Seq, (int)entry.Event.Lane);
        if (entry.OfAlarm is { } happened)
            Remember(happened);
        else if (entry.Event is SysEvent { Gap: { } gap } told)
            Remember(gap, told.At);
    }

    private void Upsert(AlarmSnapshot alarm) =>
        Run("INSERT OR REPLACE INTO alarm (camera, watch, snapshot) VALUES (?1, ?2, ?3)",
            alarm.Key.CameraId, alarm.Key.WatchId, JsonSerializer.Serialize(alarm, JournalJson.Default.AlarmSnapshot));

    private void Added(OutboxEntry entry, bool sent)
    {
        Heads[entry.Event.Lane] = new Numbering(entry.Stream, entry.Seq);
        Unsent += sent ? 0 : 1;
        UnsentHits += !sent && IsHit(entry) ? 1 : 0;
    }

    private void Recount()
    {
        Unsent = Count("SELECT count(*) FROM outbox WHERE sent_at IS NULL");
        UnsentHits = Count("SELECT count(*) FROM outbox WHERE sent_at IS NULL AND class = ?1", (int)EventClass.Hit);
        DeadLetters = Count("SELECT count(*) FROM outbox WHERE dead IS NOT NULL");
    }

    private static string Written(NodeEvent happened) => happened is AlarmEvent alarm
        ? JsonSerializer.Serialize(alarm, JournalJson.Default.AlarmEvent)
        : JsonSerializer.Serialize((SysEvent)happened, JournalJson.Default.SysEvent);

    private static NodeEvent? Event(string json, EventClass kind) => kind == EventClass.Sys
        ? Read(json, JournalJson.Default.SysEvent)
        : Read(json, JournalJson.Default.AlarmEvent);

    // SQLite goes on writing into a file that somebody deleted, and everything written there is lost.
    private void InsistOnFile()
    {
        if (!File.Exists(_path))
            throw new FileNotFoundException($"{_path} is gone: somebody deleted or moved it", _path);
    }

    private static bool IsHit(OutboxEntry entry) => entry.Event.Class == EventClass.Hit;

    private static T? Read<T>(string json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null; // a damaged row: the caller says which
        }
    }

    private long Count(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        return (long)command.ExecuteScalar()!;
    }

    private int Run(string sql, params ReadOnlySpan<object?> values) => Prepared(sql).With(values).Run();

    // Every event is written and read by the same few statements: to parse them took longer than the flush. A PRAGMA may act while it is parsed, see Set.
    private Statement Prepared(string sql)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
            _prepared[sql] = statement = new Statement(_connection, sql);
        return statement;
    }

    private void Set(string pragma)
    {
        using var command = Command(pragma);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params object[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"?{i + 1}", values[i]);
        return command;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "State of the alarm {Camera}/{Watch} in {Path} is unreadable: it starts as new")]
    private partial void UnreadableAlarm(string camera, string watch, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Stream}/{Seq} in {Path} is unreadable and will not be sent")]
    private partial void UnreadableEvent(string stream, long seq, string path);
}
