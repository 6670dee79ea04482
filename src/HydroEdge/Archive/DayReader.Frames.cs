using HydroEdge.Cameras;

namespace HydroEdge.Archive;

internal sealed partial class DayReader
{
    private const string FrameColumns = "SELECT id, time, last, frames, camera, number, moves, scene, scores FROM frame";

    /// <summary>A row by its number, with the views that a model made; null when there is none.</summary>
    public KeptFrame? Frame(long frame, string fingerprint) =>
        Frames(fingerprint, $"{FrameColumns} WHERE id = ?1", frame, frame).FirstOrDefault();

    /// <summary>The rows from a moment on until before another, in the order in which they were kept, with the views that a model made.</summary>
    public IEnumerable<KeptFrame> Frames(string fingerprint, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        // Rows lie in the order of time but for a clock that was set: the index gives their range, the table is then read in order.
        const string Within = "time >= ?1 AND time < ?2";
        return Frames(
            fingerprint,
            $"{FrameColumns} WHERE {Within} AND id BETWEEN (SELECT min(id) FROM frame WHERE {Within}) AND (SELECT max(id) FROM frame WHERE {Within}) ORDER BY id",
            from?.ToUnixTimeMilliseconds() ?? long.MinValue,
            to?.ToUnixTimeMilliseconds() ?? long.MaxValue);
    }

    private IEnumerable<KeptFrame> Frames(string fingerprint, string sql, long first, long second)
    {
        if (_empty)
            yield break;
        using var snapshot = _connection.BeginTransaction(deferred: true);
        var facts = Facts(fingerprint);
        using var views = new FrameViews(_connection, facts.Looks, facts.Centres);
        using var rows = new Statement(_connection, sql).With(first, second);
        while (rows.Step())
        {
            var camera = facts.Cameras.TryGetValue(rows.Number(4), out var name) ? name : throw new InvalidDataException($"camera {rows.Number(4)} has no name");
            yield return new KeptFrame(
                _day, rows.Number(0), camera, rows.Number(5), At(rows.Number(1)), At(rows.Number(2)), (int)rows.Number(3), (int)rows.Number(6),
                (int)rows.Number(7), ScoreList.Unpack(rows.Bytes(8), watch => facts.Watches.GetValueOrDefault(watch)), views.Of(rows.Number(0)));
        }
    }

    private Dictionary<long, (Region Asked, Region Seen)> Looks()
    {
        var looks = new Dictionary<long, (Region, Region)>();
        if (_empty)
            return looks;
        using var rows = new Statement(_connection, "SELECT id, asked_x, asked_y, asked_w, asked_h, seen_x, seen_y, seen_w, seen_h FROM look");
        while (rows.Step())
            looks[rows.Number(0)] = (RegionAt(rows, 1), RegionAt(rows, 5));
        return looks;
    }

    private static Region RegionAt(Statement row, int column) =>
        new(row.Real(column), row.Real(column + 1), row.Real(column + 2), row.Real(column + 3));

    private DateTimeOffset At(long time) => Math.Abs(time - _day.Start.ToUnixTimeMilliseconds()) < 2 * 24 * 60 * 60 * 1000L
        ? DateTimeOffset.FromUnixTimeMilliseconds(time)
        : throw new InvalidDataException($"the time {time} is not of this day");
}
