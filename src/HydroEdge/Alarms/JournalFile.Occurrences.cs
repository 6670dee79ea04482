using HydroEdge.Watches;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Alarms;

/// <summary>The occurrences, each with the view it was raised on and what people said of it.</summary>
internal sealed partial class JournalFile
{
    private const string Columns = "id, camera, watch, raised_at, ended_at, peak, question, model, verdict, note, judged_by, judged_at";

    /// <summary>Newest first.</summary>
    public List<Occurrence> Occurrences(int most) =>
        Read(Command($"SELECT {Columns} FROM occurrence ORDER BY id DESC LIMIT ?1", most));

    /// <summary>Those whose id begins so, two at most.</summary>
    public List<Occurrence> OccurrencesFrom(string prefix) =>
        Read(Command($"SELECT {Columns} FROM occurrence WHERE id >= ?1 AND id < ?1 || '~' LIMIT 2", prefix));

    /// <summary>How many characters of an id tell it from its neighbours, and so from all others.</summary>
    public int TellingLength(string id)
    {
        using var rows = Command("SELECT (SELECT max(id) FROM occurrence WHERE id < ?1), (SELECT min(id) FROM occurrence WHERE id > ?1)", id).ExecuteReader();
        rows.Read();
        return 1 + Math.Max(Common(rows.IsDBNull(0) ? "" : rows.GetString(0)), Common(rows.IsDBNull(1) ? "" : rows.GetString(1)));

        int Common(string other) => id.AsSpan().CommonPrefixLength(other);
    }

    /// <summary>Keeps a verdict on an occurrence, in place of an earlier one.</summary>
    public void Judge(string id, Verdict verdict)
    {
        InsistOnFile();
        using var transaction = _connection.BeginTransaction();
        Run("UPDATE occurrence SET verdict = ?2, note = ?3, judged_by = ?4, judged_at = ?5 WHERE id = ?1",
            id, verdict.Real ? 1 : 0, verdict.Note, verdict.By, verdict.At.ToUnixTimeMilliseconds());
        transaction.Commit();
    }

    /// <summary>The views of an alarm that were judged last, made by one model under one question.</summary>
    /// <param name="most">Of each verdict.</param>
    public List<Exemplar> Exemplars(AlarmKey key, string question, string model, int most)
    {
        var exemplars = new List<Exemplar>();
        foreach (var real in (bool[])[true, false])
        {
            using var rows = Command(
                """
                SELECT view, margin_departed, query_departed FROM occurrence
                WHERE camera = ?1 AND watch = ?2 AND question = ?3 AND model = ?4 AND verdict = ?5 AND view IS NOT NULL
                ORDER BY judged_at DESC, id DESC LIMIT ?6
                """,
                key.CameraId, key.WatchId, question, model, real ? 1 : 0, most).ExecuteReader();
            while (rows.Read())
                exemplars.Add(new Exemplar(real, rows.GetFieldValue<byte[]>(0), DepartedIn(rows)));
        }

        return exemplars;
    }

    /// <summary>The alarms of which something was judged.</summary>
    public List<AlarmKey> JudgedAlarms()
    {
        var keys = new List<AlarmKey>();
        using var rows = Command("SELECT DISTINCT camera, watch FROM occurrence WHERE verdict IS NOT NULL").ExecuteReader();
        while (rows.Read())
            keys.Add(new AlarmKey(rows.GetString(0), rows.GetString(1)));
        return keys;
    }

    /// <summary>Forgets the oldest occurrences of which nothing was judged, beyond a number of them.</summary>
    public void ForgetUnjudged(int most) => Run(
        """
        DELETE FROM occurrence WHERE verdict IS NULL AND id <=
            (SELECT id FROM occurrence WHERE verdict IS NULL ORDER BY id DESC LIMIT 1 OFFSET ?1)
        """,
        most);

    private void Remember(AlarmEvent happened)
    {
        var (alarm, at) = (happened.Alarm, happened.At.ToUnixTimeMilliseconds());
        if (alarm.OccurrenceId is not { } id)
            return;
        if (happened.Transition == AlarmTransition.Returned || happened.Removes)
            Run("UPDATE occurrence SET ended_at = ?2, peak = coalesce(max(peak, ?3), peak, ?3) WHERE id = ?1", id, at, happened.Peak);
        if (happened.Transition != AlarmTransition.Activated)
            return;

        Run("INSERT OR IGNORE INTO occurrence (id, camera, watch, raised_at, peak, question, model, view, margin_departed, query_departed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            id, alarm.Key.CameraId, alarm.Key.WatchId, at, happened.Peak, alarm.Watch.Question(),
            happened.View?.Model, happened.View?.Vector,
            alarm.Decision?.Departed?.Margin, alarm.Decision?.Departed?.Query);
    }

    private static Departure? DepartedIn(SqliteDataReader row) =>
        row.IsDBNull(1) || row.IsDBNull(2) ? null : new Departure(row.GetDouble(1), row.GetDouble(2), double.NegativeInfinity);

    private static List<Occurrence> Read(SqliteCommand command)
    {
        var occurrences = new List<Occurrence>();
        using (command)
        {
            using var rows = command.ExecuteReader();
            while (rows.Read())
                occurrences.Add(Row(rows));
        }

        return occurrences;
    }

    private static Occurrence Row(SqliteDataReader row)
    {
        var verdict = row.IsDBNull(8) ? null : new Verdict(row.GetInt64(8) == 1, Text(9), Text(10), Time(11));
        return new Occurrence(
            row.GetString(0), new AlarmKey(row.GetString(1), row.GetString(2)), Time(3), row.IsDBNull(4) ? null : Time(4),
            row.IsDBNull(5) ? null : row.GetDouble(5), Text(6), Text(7), verdict);

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
    }
}
