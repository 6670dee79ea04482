namespace HydroEdge.Cli;

/// <summary>A planted event with the raises that count for it, in order; none when it was missed.</summary>
internal sealed record MatchedEvent(PlantedEvent Planted, IReadOnlyList<RaisedAlarm> Raised)
{
    public bool IsFound => Raised.Count > 0;

    /// <summary>Seconds from the planted beginning to the raise.</summary>
    public double? RaiseDelay => IsFound ? Raised[0].At - Planted.From : null;

    /// <summary>Seconds from the planted beginning to the decision, before the on delay.</summary>
    public double? DecisionDelay => IsFound ? (Raised[0].DecidedAt ?? Raised[0].At) - Planted.From : null;
}
