namespace HydroEdge.Cameras;

/// <summary>Pictures per second over the last half minute, or since the first picture while that is less.</summary>
internal sealed class PictureRate(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly Queue<long> _arrivals = new();

    public double Count()
    {
        _arrivals.Enqueue(clock.GetTimestamp());
        while (clock.GetElapsedTime(_arrivals.Peek()) > Window)
            _arrivals.Dequeue();

        var span = clock.GetElapsedTime(_arrivals.Peek());
        return span > TimeSpan.Zero ? Math.Round((_arrivals.Count - 1) / span.TotalSeconds, 2) : 0;
    }
}
