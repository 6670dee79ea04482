using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Alarms;

/// <summary>Opens journal.db, makes it when it is not there, and sets a damaged one aside so that watching goes on.</summary>
internal sealed partial class JournalOpening(string path, Ulids ulids, TimeProvider clock, EdgeMetrics metrics, ILogger logger)
{
    private const int SchemaVersion = 2;
    private const int DamagedFilesKept = 3;

    private const string Schema =
        """
        CREATE TABLE numbering (one INTEGER PRIMARY KEY CHECK (one = 1), stream TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;
        CREATE TABLE alarm (camera TEXT, watch TEXT, snapshot TEXT NOT NULL, PRIMARY KEY (camera, watch)) STRICT;
        CREATE TABLE outbox (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL,
            hit INTEGER NOT NULL, event TEXT NOT NULL, sent_at INTEGER, UNIQUE (stream, seq)) STRICT;
        CREATE INDEX unsent ON outbox (hit, position) WHERE sent_at IS NULL;
        CREATE INDEX sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
        INSERT INTO numbering VALUES (1, $stream, 0);
        """;

    // The vector last: what does not ask for it need not read it.
    private const string Occurrences =
        """
        CREATE TABLE occurrence (id TEXT PRIMARY KEY, camera TEXT NOT NULL, watch TEXT NOT NULL, raised_at INTEGER NOT NULL, ended_at INTEGER,
            peak REAL, question TEXT, verdict INTEGER, note TEXT, judged_by TEXT, judged_at INTEGER, model TEXT, view BLOB) STRICT;
        CREATE INDEX unjudged ON occurrence (id) WHERE verdict IS NULL;
        CREATE INDEX judged ON occurrence (camera, watch) WHERE verdict IS NOT NULL;
        PRAGMA user_version = 2;
        """;

    // A journal of format 1 knows its occurrences from the events that are left, without views.
    private const string OccurrencesFromOutbox =
        """
        CREATE TEMP TABLE past AS
            SELECT json_extract(event, '$.alarm.occurrenceId') AS id, json_extract(event, '$.alarm.key.cameraId') AS camera,
                   json_extract(event, '$.alarm.key.watchId') AS watch, json_extract(event, '$.transition') AS step,
                   1000 * unixepoch(json_extract(event, '$.at')) AS at
            FROM outbox WHERE json_valid(event);
        INSERT OR IGNORE INTO occurrence (id, camera, watch, raised_at)
            SELECT id, camera, watch, at FROM past
            WHERE step = 'Activated' AND id IS NOT NULL AND camera IS NOT NULL AND watch IS NOT NULL AND at IS NOT NULL;
        UPDATE occurrence SET ended_at = (SELECT max(at) FROM past WHERE past.id = occurrence.id AND step IN ('Returned', 'OutOfService'));
        DROP TABLE past;
        """;

    static JournalOpening() => SQLitePCL.Batteries_V2.Init();

    /// <summary>Throws <see cref="IOException"/> or <see cref="SqliteException"/> when the disk refuses; never for a damaged file.</summary>
    public JournalFile Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
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
            return Connect();
        }
    }

    private JournalFile Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = 1, // somebody else's lock must not hold up the frames for long
        }.ToString());
        try
        {
            connection.Open();
            Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304;");
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
        if (version > SchemaVersion)
            throw new NotSupportedException(
                $"{path} was written by a newer hydroedge (format {version}, this one knows {SchemaVersion}): install that version, or move the file away");
        if (version == SchemaVersion)
            return;

        using var transaction = connection.BeginTransaction();
        if (version == 0)
            Run(connection, Schema.Replace("$stream", $"'{ulids.Next()}'", StringComparison.Ordinal));
        Run(connection, Occurrences);
        if (version == 1)
            Run(connection, OccurrencesFromOutbox);
        transaction.Commit();
    }

    // Columns that came later. A hydroedge that does not know them passes them over, so they make no new format.
    private static void Widen(SqliteConnection connection)
    {
        foreach (var column in (string[])["whole", "focus"])
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
