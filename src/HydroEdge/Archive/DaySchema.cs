using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>
/// The tables of a day's frames. Places that repeat (cameras, models, the regions looked at) are numbered once, so that a
/// view costs little more than its vector; time and camera are repeated in it so that a search reads one table in order.
/// </summary>
internal static class DaySchema
{
    /// <summary>Raised with every change of the tables; a file with a higher one was written by a newer HydroEdge.</summary>
    public const int Version = 1;

    private const string Tables = """
        CREATE TABLE camera (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE model (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE);
        CREATE TABLE look (
            id INTEGER PRIMARY KEY,
            asked_x REAL NOT NULL, asked_y REAL NOT NULL, asked_w REAL NOT NULL, asked_h REAL NOT NULL,
            seen_x REAL NOT NULL, seen_y REAL NOT NULL, seen_w REAL NOT NULL, seen_h REAL NOT NULL,
            UNIQUE (asked_x, asked_y, asked_w, asked_h, seen_x, seen_y, seen_w, seen_h));
        CREATE TABLE frame (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, camera INTEGER NOT NULL, number INTEGER NOT NULL);
        CREATE TABLE view (
            id INTEGER PRIMARY KEY,
            frame INTEGER NOT NULL, time INTEGER NOT NULL, camera INTEGER NOT NULL,
            look INTEGER NOT NULL, model INTEGER NOT NULL,
            embedding BLOB NOT NULL);
        CREATE INDEX view_by_time ON view (time);
        CREATE TABLE thumbnail (frame INTEGER PRIMARY KEY, jpeg BLOB NOT NULL);
        """;

    /// <summary>Makes the tables in a new file; does nothing to one that has them.</summary>
    /// <exception cref="InvalidDataException">A newer HydroEdge wrote the file.</exception>
    public static void Prepare(SqliteConnection connection)
    {
        var version = VersionOf(connection);
        if (version > Version)
            throw new InvalidDataException($"it was written by a newer HydroEdge (version {version} of the tables, this one knows {Version})");
        if (version == Version)
            return;

        using var create = connection.CreateCommand();
        create.CommandText = $"BEGIN IMMEDIATE; {Tables} PRAGMA user_version = {Version}; COMMIT;";
        create.ExecuteNonQuery();
    }

    public static int VersionOf(SqliteConnection connection)
    {
        using var ask = connection.CreateCommand();
        ask.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(ask.ExecuteScalar());
    }
}
