using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HydroEdge.Archive;

/// <summary>Opens a day's SQLite file. Throws <see cref="SqliteException"/> when it is damaged or gone.</summary>
internal static class DayConnection
{
    /// <summary>For the one who writes. What is committed is on the disk (WAL, synchronous=FULL): a power cut costs the group that waits.</summary>
    public static SqliteConnection Write(string path) =>
        Opened(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");

    /// <summary>To read beside the one who writes, or without one.</summary>
    public static SqliteConnection Read(string path)
    {
        var wanted = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 2 };
        try
        {
            return Opened(wanted);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == raw.SQLITE_CANTOPEN && !File.Exists(path + "-wal"))
        {
            // A day that nobody writes has no -wal file, and whoever may not write its folder can then only read it as unchanging.
            wanted.DataSource = $"{new Uri(path).AbsoluteUri}?immutable=1";
            return Opened(wanted);
        }
    }

    private static SqliteConnection Opened(SqliteConnectionStringBuilder wanted, string settings = "")
    {
        var connection = new SqliteConnection(wanted.ToString());
        try
        {
            connection.Open();
            using var set = connection.CreateCommand();
            set.CommandText = $"{settings} PRAGMA user_version";
            set.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
