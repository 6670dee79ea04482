using HydroEdge.Cameras;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>
/// Reads one day beside the daemon that writes it. Throws <see cref="SqliteException"/> when the file is damaged or gone,
/// <see cref="InvalidDataException"/> when what is in it makes no sense.
/// </summary>
internal sealed partial class DayReader : IDisposable
{
    private readonly ArchiveDay _day;
    private readonly SqliteConnection _connection;
    private readonly bool _empty;
    private Statement? _embedding;
    private Statement? _dataVersion;
    private (long DataVersion, string Fingerprint, DayFacts Facts)? _known;

    public DayReader(ArchiveDay day)
    {
        _day = day;
        _connection = DayConnection.Read(day.Frames);
        var version = DaySchema.VersionOf(_connection);
        _empty = version == 0;
        if (version is 0 or DaySchema.Version)
            return;
        _connection.Dispose();
        throw new InvalidDataException($"it has version {version} of the tables, this HydroEdge reads {DaySchema.Version}");
    }

    /// <summary>Until it is disposed, everything read is of one moment.</summary>
    public IDisposable Snapshot() => _connection.BeginTransaction(deferred: true);

    /// <summary>What a search has to know of the day: read again only when somebody wrote to it since.</summary>
    public DayFacts Facts(string fingerprint)
    {
        var version = DataVersion();
        if (_known is { } known && known.DataVersion == version && known.Fingerprint == fingerprint)
            return known.Facts;
        var facts = new DayFacts(Centres(fingerprint), Cameras(), Watches(), Looks(), LastView(fingerprint), ViewsOfOthers(fingerprint));
        _known = (version, fingerprint, facts);
        return facts;
    }

    public IReadOnlyDictionary<long, string> Cameras() => Names("SELECT id, name FROM camera");

    public IReadOnlyDictionary<long, string> Watches() => Names("SELECT id, name FROM watch");

    /// <summary>The centres of a model's vectors, by number.</summary>
    public IReadOnlyDictionary<int, Centre> Centres(string fingerprint)
    {
        var centres = new Dictionary<int, Centre>();
        if (ModelOf(fingerprint) is not { } model)
            return centres;
        using var rows = new Statement(_connection, "SELECT id, camera, look, vector FROM centre WHERE model = ?1").With(model);
        while (rows.Step())
            centres[(int)rows.Number(0)] = new Centre((int)rows.Number(0), rows.Number(1), rows.Number(2), HalfVector.Unpack(rows.Bytes(3)));
        return centres;
    }

    /// <summary>How many views other models made.</summary>
    public long ViewsOfOthers(string fingerprint)
    {
        if (_empty || Names("SELECT id, fingerprint FROM model").Values.All(model => model == fingerprint))
            return 0;
        using var count = new Statement(
            _connection, "SELECT count(*) FROM view WHERE centre NOT IN (SELECT id FROM centre WHERE model = ?1)").With(ModelOf(fingerprint) ?? -1);
        return count.Step() ? count.Number(0) : 0;
    }

    /// <summary>The id of the last view that a model made; -1 without any.</summary>
    public long LastView(string fingerprint)
    {
        if (ModelOf(fingerprint) is not { } model)
            return -1;
        using var last = new Statement(
            _connection, "SELECT id FROM view WHERE centre IN (SELECT id FROM centre WHERE model = ?1) ORDER BY id DESC LIMIT 1").With(model);
        return last.Step() ? last.Number(0) : -1;
    }

    /// <summary>How many views there are behind one of them, as far as <paramref name="most"/>.</summary>
    public long ViewsAfter(long view, int most)
    {
        if (_empty)
            return 0;
        using var count = new Statement(_connection, "SELECT count(*) FROM (SELECT 1 FROM view WHERE id > ?1 LIMIT ?2)").With(view, most);
        return count.Step() ? count.Number(0) : 0;
    }

    /// <summary>Hands the index blocks of a model's views behind one of them to <paramref name="visit"/>, some thousands at a time.</summary>
    public void Codes(string fingerprint, int dimension, long after, Action<ReadOnlySpan<byte>> visit)
    {
        var centres = Centres(fingerprint);
        if (centres.Count == 0)
            return;
        var chunk = new CodeChunk(dimension, visit);
        using var rows = new Statement(
            _connection,
            """
            SELECT view.id, view.centre, view.code, frame.time, frame.scores FROM view JOIN frame ON frame.id = view.id / 1024
            WHERE view.id > ?1 ORDER BY view.id
            """).With(after);
        while (rows.Step())
        {
            if (centres.ContainsKey((int)rows.Number(1)))
                chunk.Add(rows.Bytes(2), rows.Number(0), rows.Number(3), ScoreList.ActiveBits(rows.Bytes(4)), rows.Number(1));
        }

        chunk.Flush();
    }

    /// <summary>The centre of a view and its packed difference from it (see <see cref="ByteVector"/>), valid until the next is asked for.</summary>
    /// <returns>False when there is no such view.</returns>
    public bool TryRead(long view, out int centre, out ReadOnlySpan<byte> away)
    {
        _embedding ??= new Statement(_connection, "SELECT centre, embedding FROM view WHERE id = ?1");
        var isThere = _embedding.With(view).Step();
        centre = isThere ? (int)_embedding.Number(0) : -1;
        away = isThere ? _embedding.Bytes(1) : [];
        return isThere;
    }

    /// <summary>Ends what is still being read: a day that stays open would otherwise be seen as it was, and the daemon's log of it grow without end.</summary>
    public void LetGo() => _embedding?.Reset();

    /// <returns>A JPEG; null when none was kept of this frame.</returns>
    public byte[]? Thumbnail(long frame)
    {
        using var ask = _connection.CreateCommand();
        ask.CommandText = "SELECT jpeg FROM thumbnail WHERE frame = $frame";
        ask.Parameters.AddWithValue("$frame", frame);
        return ask.ExecuteScalar() as byte[];
    }

    public void Dispose()
    {
        _embedding?.Dispose();
        _dataVersion?.Dispose();
        _connection.Dispose();
    }

    // Another number whenever another connection has committed something (SQLite's documentation of the pragma).
    private long DataVersion()
    {
        _dataVersion ??= new Statement(_connection, "PRAGMA data_version");
        try
        {
            return _dataVersion.Step() ? _dataVersion.Number(0) : -1;
        }
        finally
        {
            _dataVersion.Reset();
        }
    }

    private long? ModelOf(string fingerprint) =>
        _empty ? null : Names("SELECT id, fingerprint FROM model").Where(model => model.Value == fingerprint).Select(model => (long?)model.Key).FirstOrDefault();

    private Dictionary<long, string> Names(string sql)
    {
        var names = new Dictionary<long, string>();
        if (_empty)
            return names;
        using var rows = new Statement(_connection, sql);
        while (rows.Step())
            names[rows.Number(0)] = rows.Text(1);
        return names;
    }
}
