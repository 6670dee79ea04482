using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Benchmarks.Bus;

/// <summary>The least that a durable write can be: one row of an event's length in SQLite, written ahead and flushed (WAL, synchronous=FULL).</summary>
internal sealed class BareCommit : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public BareCommit(string folder, int length)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        _connection.Open();
        using var prepare = _connection.CreateCommand();
        prepare.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT) STRICT;";
        prepare.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO row (text) VALUES ($1)";
        _insert.Parameters.AddWithValue("$1", new string('x', length));
    }

    public TimeSpan Time()
    {
        var started = Stopwatch.GetTimestamp();
        _insert.ExecuteNonQuery();
        return Stopwatch.GetElapsedTime(started);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }
}
