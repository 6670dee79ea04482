using HydroEdge.Embedding;

namespace HydroEdge.Archive;

internal sealed partial class DayReader
{
    /// <summary>The frames of a time, in the order they came. Each is good until the next is asked for.</summary>
    /// <param name="passedOver">Told how many frames are not among them: another model made their vectors, or some of their patches are lost.</param>
    /// <exception cref="InvalidDataException">A row makes no sense.</exception>
    public IEnumerable<EmbeddedFrame> FramesOf(string camera, string model, int dimension, DateTimeOffset from, DateTimeOffset to, Action<long> passedOver)
    {
        if (_empty)
            yield break;
        using var snapshot = _connection.BeginTransaction(deferred: true);
        var looks = new KeptLooks(_connection, model, dimension);
        // CROSS, or SQLite may read all views for each camera: it cannot know that the ranges are short.
        using var rows = new Statement(
            _connection,
            """
            SELECT frame.id, time, last, frames, number, moves, scene, centre, embedding, tokens
            FROM frame CROSS JOIN view ON view.id BETWEEN frame.id * 1024 AND frame.id * 1024 + 1023 LEFT JOIN patch ON patch.view = view.id
            WHERE camera = ?1 AND time < ?2 ORDER BY frame.id
            """);
        rows.With(NumberOf(camera), to.ToUnixTimeMilliseconds());
        var more = rows.Step();
        while (more)
        {
            var run = new KeptRun(rows.Number(0), rows.Number(1), rows.Number(2), rows.Number(3), rows.Number(4), (int)rows.Number(5), (int)rows.Number(6));
            var views = new List<EmbeddedView>();
            var isOurs = true;
            do
            {
                // What lies before the time asked for still tells what the patches are.
                isOurs &= looks.Take(rows.Number(7), rows.Bytes(8), rows.Bytes(9), views);
                more = rows.Step();
            }
            while (more && rows.Number(0) == run.Id);
            if (!isOurs && run.Last >= from.ToUnixTimeMilliseconds())
                passedOver(run.Frames);
            // Live, no watch was shown what shows nothing.
            if (!isOurs || run.Scene == KeptFrame.ShowsNothing)
                continue;
            foreach (var frame in run.Told(camera, views).Where(frame => frame.CapturedAt >= from && frame.CapturedAt < to))
                yield return frame;
        }
    }

    /// <summary>The small pictures kept in a time, in the order they came.</summary>
    public IEnumerable<KeptJpeg> PicturesOf(string camera, DateTimeOffset from, DateTimeOffset to)
    {
        if (_empty)
            yield break;
        using var pictures = new Statement(
            _connection,
            """
            SELECT time, number, moves, jpeg FROM frame JOIN thumbnail ON thumbnail.frame = frame.id
            WHERE camera = ?1 AND time >= ?2 AND time < ?3 ORDER BY frame.id
            """);
        pictures.With(NumberOf(camera), from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        while (pictures.Step())
            yield return new KeptJpeg(DateTimeOffset.FromUnixTimeMilliseconds(pictures.Number(0)), pictures.Number(1), (int)pictures.Number(2), pictures.Bytes(3).ToArray());
    }

    /// <returns>The moment of its oldest frame; null where it has none.</returns>
    public DateTimeOffset? Begin()
    {
        if (_empty)
            return null;
        using var first = new Statement(_connection, "SELECT time FROM frame ORDER BY time LIMIT 1");
        return first.Step() ? At(first.Number(0)) : null;
    }

    /// <returns>The row of the frame that stands for this moment; null when none was kept with a picture.</returns>
    public long? PicturedAt(string camera, DateTimeOffset at)
    {
        if (_empty)
            return null;
        using var frame = new Statement(
            _connection,
            "SELECT frame.id FROM frame JOIN thumbnail ON thumbnail.frame = frame.id WHERE camera = ?1 AND time <= ?2 ORDER BY time DESC LIMIT 1");
        return frame.With(NumberOf(camera), at.ToUnixTimeMilliseconds()).Step() ? frame.Number(0) : null;
    }

    // No camera has the number 0.
    private long NumberOf(string camera)
    {
        using var ask = _connection.CreateCommand();
        ask.CommandText = "SELECT id FROM camera WHERE name = $name";
        ask.Parameters.AddWithValue("$name", camera);
        return ask.ExecuteScalar() as long? ?? 0;
    }
}
