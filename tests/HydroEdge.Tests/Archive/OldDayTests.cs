using HydroEdge.Archive;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Tests.Archive;

public sealed class OldDayTests : IDisposable
{
    private static readonly float[] Query = ArchiveFixture.Unit(1);

    private readonly ArchiveFixture _house = new();

    [Fact]
    public void A_day_that_an_older_HydroEdge_kept_is_found_with_its_picture_beside_the_new_ones()
    {
        KeepAsVersion1("rack", Query);
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        _house.Append("gate", Vectors.Near(Query, 0.1f, 3));
        _house.Close();

        var result = _house.Search.Find(Query, SearchFilter.Everything, 10);

        Assert.Equal(["rack", "gate"], result.Found.Select(found => found.CameraId));
        Assert.Equal(2, result.Searched);
        Assert.Equal([0xFF, 0xD8], ArchiveSearch.Picture(result.Found[0])!);
        Assert.Equal(["gate", "rack"], ArchiveSearch.CamerasIn(_house.Folder));
    }

    public void Dispose() => _house.Dispose();

    private void KeepAsVersion1(string camera, float[] vector)
    {
        var day = _house.Today;
        Directory.CreateDirectory(day.Folder);
        using var connection = new SqliteConnection($"Data Source={day.OldFrames};Pooling=False");
        connection.Open();
        using var write = connection.CreateCommand();
        write.CommandText =
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE camera (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
            CREATE TABLE model (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE);
            CREATE TABLE look (
                id INTEGER PRIMARY KEY,
                asked_x REAL NOT NULL, asked_y REAL NOT NULL, asked_w REAL NOT NULL, asked_h REAL NOT NULL,
                seen_x REAL NOT NULL, seen_y REAL NOT NULL, seen_w REAL NOT NULL, seen_h REAL NOT NULL);
            CREATE TABLE frame (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, camera INTEGER NOT NULL, number INTEGER NOT NULL);
            CREATE TABLE view (
                id INTEGER PRIMARY KEY, frame INTEGER NOT NULL, time INTEGER NOT NULL, camera INTEGER NOT NULL,
                look INTEGER NOT NULL, model INTEGER NOT NULL, embedding BLOB NOT NULL);
            CREATE INDEX view_by_time ON view (time);
            CREATE TABLE thumbnail (frame INTEGER PRIMARY KEY, jpeg BLOB NOT NULL);
            INSERT INTO camera VALUES (1, $camera);
            INSERT INTO model VALUES (1, $model);
            INSERT INTO look VALUES (1, 0, 0, 1, 1, 0, 0, 1, 1);
            INSERT INTO frame VALUES (1, $time, 1, 1);
            INSERT INTO view VALUES (1, 1, $time, 1, 1, 1, $vector);
            INSERT INTO thumbnail VALUES (1, x'FFD8');
            PRAGMA user_version = 1;
            """;
        write.Parameters.AddWithValue("$camera", camera);
        write.Parameters.AddWithValue("$model", ArchiveFixture.Model);
        write.Parameters.AddWithValue("$time", _house.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        write.Parameters.AddWithValue("$vector", HalfVector.Pack(vector));
        write.ExecuteNonQuery();
    }
}
