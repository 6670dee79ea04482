using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>
/// The tables of a day. What repeats (cameras, models, watches, the regions looked at) is numbered once. A view belongs to the centre
/// that its code is about, and with it to camera, look and model; its id is its frame's id and its place among the frame's views.
/// </summary>
internal static class DaySchema
{
    /// <summary>Raised with every change of the tables; a file with a higher one was written by a newer HydroEdge.</summary>
    public const int Version = 2;

    /// <summary>Views of one frame at most: ids of views are the frame's id times this, plus their place.</summary>
    public const int ViewsPerFrame = 1024;

    // time, last: milliseconds since 1970 of the first and the last frame that looked like this; frames: how many those were.
    // number: the camera's count; moves: how often it had been moved; scene: the view it showed, see ViewTracker; scores: see ScoreList.
    // vector: half floats; embedding: see ByteVector; code: see ViewCode; tokens: what is kept of a view's patches.
    private const string Tables = """
        CREATE TABLE camera (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE model (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE);
        CREATE TABLE watch (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE look (
            id INTEGER PRIMARY KEY,
            asked_x REAL NOT NULL, asked_y REAL NOT NULL, asked_w REAL NOT NULL, asked_h REAL NOT NULL,
            seen_x REAL NOT NULL, seen_y REAL NOT NULL, seen_w REAL NOT NULL, seen_h REAL NOT NULL,
            UNIQUE (asked_x, asked_y, asked_w, asked_h, seen_x, seen_y, seen_w, seen_h));
        CREATE TABLE centre (
            id INTEGER PRIMARY KEY, camera INTEGER NOT NULL, look INTEGER NOT NULL, model INTEGER NOT NULL, vector BLOB NOT NULL);
        CREATE TABLE frame (
            id INTEGER PRIMARY KEY, time INTEGER NOT NULL, last INTEGER NOT NULL, frames INTEGER NOT NULL,
            camera INTEGER NOT NULL, number INTEGER NOT NULL, moves INTEGER NOT NULL, scene INTEGER NOT NULL, scores BLOB);
        CREATE INDEX frame_by_time ON frame (time);
        CREATE TABLE view (id INTEGER PRIMARY KEY, centre INTEGER NOT NULL, embedding BLOB NOT NULL, code BLOB NOT NULL);
        CREATE TABLE patch (view INTEGER PRIMARY KEY, tokens BLOB NOT NULL);
        CREATE TABLE thumbnail (frame INTEGER PRIMARY KEY, jpeg BLOB NOT NULL);
        """;

    /// <summary>Makes the tables in a new file; does nothing to one that has them.</summary>
    /// <exception cref="InvalidDataException">Another HydroEdge wrote the file.</exception>
    public static void Prepare(SqliteConnection connection)
    {
        var version = VersionOf(connection);
        if (version == Version)
            return;
        if (version != 0)
            throw new InvalidDataException($"it has version {version} of the tables, this HydroEdge writes {Version}");

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
