namespace HydroEdge.Alarms;

/// <summary>How much the journal keeps, and for how long.</summary>
internal sealed partial class Journal
{
    private static readonly TimeSpan KeepSent = TimeSpan.FromDays(7);
    private static readonly TimeSpan KeepReplies = TimeSpan.FromHours(24);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    // About 2 kB a row: 40 MB of unsent hits, 200 MB of sent events kept for replay. Unsent alarms have no limit.
    private const int MostUnsentHits = 20_000;
    private const int MostSent = 100_000;

    // About 20 MB with the largest vectors. A verdict is somebody's work and stays.
    private const int MostUnjudged = 10_000;

    // About 300 bytes each.
    private const int MostReplies = 50_000;

    private void Sweep(DateTimeOffset now)
    {
        if (_clock.GetElapsedTime(_sweptAt) < SweepEvery)
            return;
        _sweptAt = _clock.GetTimestamp();
        _ballast.TakeOn();
        foreach (var old in _replies.OrderByDescending(answered => answered.Value.At)
            .Where((answered, newer) => newer >= MostReplies || answered.Value.At < now - KeepReplies).Select(answered => answered.Key).ToList())
        {
            _replies.Remove(old);
        }

        Guarded(file =>
        {
            file.ForgetSent(now - KeepSent, MostSent);
            file.ForgetReplies(now - KeepReplies, MostReplies);
            file.ForgetUnjudged(MostUnjudged);
        });
    }
}
