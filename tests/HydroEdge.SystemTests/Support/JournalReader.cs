using Microsoft.Data.Sqlite;

namespace HydroEdge.SystemTests.Support;

/// <summary>Looks into the journal of a stopped daemon.</summary>
internal static class JournalReader
{
    public static long LastSeq(string state)
    {
        SQLitePCL.Batteries_V2.Init();
        using var journal = new SqliteConnection($"Data Source={Path.Combine(state, "journal.db")};Mode=ReadOnly;Pooling=False");
        journal.Open();
        using var command = journal.CreateCommand();
        command.CommandText = "SELECT MAX(seq) FROM outbox";
        return (long)command.ExecuteScalar()!;
    }
}
