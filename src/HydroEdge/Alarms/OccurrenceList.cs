using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Alarms;

/// <summary>The occurrences of a journal, read beside the daemon that writes it or without one.</summary>
internal static class OccurrenceList
{
    /// <returns>Oldest first; nothing when there is no journal.</returns>
    /// <exception cref="SqliteException">The journal is damaged, or of an older HydroEdge that has not been started since.</exception>
    public static IEnumerable<Occurrence> Read(string journal)
    {
        if (!File.Exists(journal))
            yield break;
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = journal, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 2 }.ToString());
        connection.Open();
        using var ask = connection.CreateCommand();
        ask.CommandText = "SELECT id, camera, watch, raised_at, ended_at, peak, question, model, verdict, note, judged_by, judged_at FROM occurrence ORDER BY id";
        using var row = ask.ExecuteReader();
        while (row.Read())
        {
            yield return new Occurrence(
                row.GetString(0), new AlarmKey(row.GetString(1), row.GetString(2)), Time(row, 3), row.IsDBNull(4) ? null : Time(row, 4),
                row.IsDBNull(5) ? null : row.GetDouble(5), Text(row, 6), Text(row, 7),
                row.IsDBNull(8) ? null : new Verdict(row.GetInt64(8) == 1, Text(row, 9), Text(row, 10), Time(row, 11)));
        }
    }

    private static string? Text(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
