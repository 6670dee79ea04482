namespace HydroEdge.Watches;

/// <summary>By how much a query led when it was looked at closer; good for a moment, so that not every frame takes a look.</summary>
internal sealed class CloserLead
{
    // Two frames at least have to agree before there is evidence enough; what rings already is only to be kept ringing.
    private const double HoldsSeconds = 2;
    private const double HoldsActiveSeconds = 5;

    private DateTimeOffset _at = DateTimeOffset.MinValue;
    private double _lead;

    public void Note(double lead, DateTimeOffset at) => (_lead, _at) = (lead, at);

    /// <summary>Null where nothing is known any more.</summary>
    public double? At(DateTimeOffset now, bool active)
    {
        var age = (now - _at).TotalSeconds;
        return age >= 0 && age < (active ? HoldsActiveSeconds : HoldsSeconds) ? _lead : null;
    }
}
