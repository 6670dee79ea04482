using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HydroEdge;

/// <summary>
/// SQL that is prepared once and used often, whose rows are read where SQLite holds them: a million of them without an object each.
/// Throws <see cref="SqliteException"/>. Does not wait for a lock but as <c>busy_timeout</c> says.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
    }

    /// <summary>Begins anew with these values for ?1, ?2 and so on.</summary>
    public Statement With(params ReadOnlySpan<long> values)
    {
        raw.sqlite3_reset(_statement);
        for (var i = 0; i < values.Length; i++)
            raw.sqlite3_bind_int64(_statement, i + 1, values[i]);
        return this;
    }

    /// <summary>The same with values of other kinds; null for NULL.</summary>
    /// <exception cref="ArgumentException">SQLite has no such kind.</exception>
    public Statement With(params ReadOnlySpan<object?> values)
    {
        raw.sqlite3_reset(_statement);
        for (var i = 0; i < values.Length; i++)
        {
            _ = values[i] switch
            {
                null => raw.sqlite3_bind_null(_statement, i + 1),
                long number => raw.sqlite3_bind_int64(_statement, i + 1, number),
                int number => raw.sqlite3_bind_int64(_statement, i + 1, number),
                double number => raw.sqlite3_bind_double(_statement, i + 1, number),
                string text => raw.sqlite3_bind_text(_statement, i + 1, text),
                byte[] bytes => raw.sqlite3_bind_blob(_statement, i + 1, bytes),
                _ => throw new ArgumentException($"{values[i]} cannot be kept", nameof(values)),
            };
        }

        return this;
    }

    /// <summary>Ends it: what it read is let go.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    /// <summary>Does all of it.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        try
        {
            while (Step())
            {
            }

            return raw.sqlite3_changes(_database);
        }
        finally
        {
            Reset();
        }
    }

    /// <returns>Whether there is another row.</returns>
    public bool Step()
    {
        var rc = raw.sqlite3_step(_statement);
        if (rc is not raw.SQLITE_ROW and not raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(rc, _database);
        return rc == raw.SQLITE_ROW;
    }

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public double Real(int column) => raw.sqlite3_column_double(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>Valid until the next step; empty for NULL.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();
}
