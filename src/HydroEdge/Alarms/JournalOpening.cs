using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Alarms;

/// <summary>Opens journal.db, makes it when it is not there, and sets a damaged one aside so that watching goes on.</summary>
internal sealed partial class JournalOpening(string path, Ulids ulids, TimeProvider clock, EdgeMetrics metrics, ILogger logger)
{
    private const int DamagedFilesKept = 3;

    static JournalOpening() => SQLitePCL.Batteries_V2.Init();

    /// <summary>The last opening found a damaged file and began a new one.</summary>
    public bool Recreated { get; private set; }

    /// <summary>Throws <see cref="IOException"/> or <see cref="SqliteException"/> when the disk refuses; never for a damaged file.</summary>
    public JournalFile Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Recreated = false;
        try
        {
            // SQLite takes an empty file for a new database: somebody emptied it, and that must not go unseen.
            if (new FileInfo(path) is { Exists: true, Length: 0 })
                throw new InvalidDataException("the file is empty");
            return Connect();
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            SetAside(failure);
            Recreated = true;
            return Connect();
        }
    }

    private JournalFile Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = 1, // somebody else's lock must not hold up the frames for long; the same again for prepared statements
        }.ToString());
        try
        {
            connection.Open();
            // 16 MB written ahead: the commit that copies them into the file waits some 20 ms, and must be rarer than one in a hundred.
            Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 1000; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 16777216;");
            Check(connection);
            Prepare(connection);
            Widen(connection);
            return new JournalFile(path, connection, logger);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Check(SqliteConnection connection)
    {
        if (Scalar(connection, "PRAGMA quick_check(1)") is string verdict and not "ok")
            throw new InvalidDataException(verdict);
    }

    private void Prepare(SqliteConnection connection)
    {
        var version = (long)Scalar(connection, "PRAGMA user_version")!;
        if (version > JournalFormat.Newest)
            throw new NotSupportedException(
                $"{path} was written by a newer hydroedge (format {version}, this one knows {JournalFormat.Newest}): install that version, or move the file away");

        using var transaction = connection.BeginTransaction();
        for (; version < JournalFormat.Newest; version = (long)Scalar(connection, "PRAGMA user_version")!)
            Run(connection, JournalFormat.StepFrom(version, ulids));
        transaction.Commit();
    }

    // Columns that came later. A hydroedge that does not know them passes them over, so they make no new format.
    private static void Widen(SqliteConnection connection)
    {
        foreach (var column in (string[])["margin_departed", "query_departed"])
        {
            if (Scalar(connection, $"SELECT count(*) FROM pragma_table_info('occurrence') WHERE name = '{column}'") is 0L)
                Run(connection, $"ALTER TABLE occurrence ADD COLUMN {column} REAL");
        }
    }

    // "No such table" (1) is damage too: the file calls itself ours and is not.
    private static bool IsDamage(Exception failure) => failure
        is InvalidDataException
        or SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_ERROR or SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB };

    private void SetAside(Exception failure)
    {
        var time = clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var aside = $"{path}.corrupt-{time}";
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(path + part))
                File.Move(path + part, aside + part, overwrite: true);
        }

        metrics.JournalSetAside();
        DamagedFileSetAside(path, failure.Message, aside);

        var folder = Path.GetDirectoryName(path)!;
        foreach (var old in Directory.EnumerateFiles(folder, $"{Path.GetFileName(path)}.corrupt-*Z").OrderDescending().Skip(DamagedFilesKept))
        {
            foreach (var part in (string[])["", "-wal", "-shm"])
                File.Delete(old + part);
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    [LoggerMessage(Level = LogLevel.Error,
        Message = "{Path} is damaged ({Reason}); set aside as {Aside}, and a new event stream begins. Unsent events in it are lost to the bus.")]
    private partial void DamagedFileSetAside(string path, string reason, string aside);
}
