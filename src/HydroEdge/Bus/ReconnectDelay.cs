namespace HydroEdge.Bus;

/// <summary>
/// How long to leave a broker alone: from 1 s doubling to 60 s, +-20 % so that a plant full of nodes does not come back at once;
/// 30 s at least where it does not let us in, 60 s at least where another client has our name.
/// </summary>
internal sealed class ReconnectDelay(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Unauthorised = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private TimeSpan _next = First;

    /// <param name="connected">How long the connection that has just ended had lasted.</param>
    public TimeSpan After(LinkEndKind end, TimeSpan connected)
    {
        if (connected >= Longest)
            _next = First;
        if (end == LinkEndKind.Unauthorised && _next < Unauthorised)
            _next = Unauthorised;

        var delay = _next * (0.8 + 0.4 * random.NextDouble());
        _next = _next * 2 < Longest ? _next * 2 : Longest;

        var least = end == LinkEndKind.TakenOver ? Longest : First;
        return delay > least ? delay : least;
    }

    /// <summary>The broker's door has opened again after being shut: what is wrong, if anything still is, begins anew.</summary>
    public void Reset() => _next = First;
}
