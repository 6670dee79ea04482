namespace HydroEdge.Archive;

/// <summary>
/// The best views of a scan, and the best of each of the best moments: somebody who stood there for ten minutes would otherwise
/// fill it alone. It holds up to twice what it keeps, and then lets the worse half go.
/// </summary>
internal sealed class Shortlist(int views, int moments)
{
    private readonly List<Candidate> _views = [];
    private readonly Dictionary<(int, long, int), Candidate> _moments = [];
    private float _viewFloor = float.NegativeInfinity;
    private float _momentFloor = float.NegativeInfinity;

    /// <summary>What has no higher estimate than this need not be offered.</summary>
    public float Floor { get; private set; } = float.NegativeInfinity;

    /// <summary>One of the same size.</summary>
    public Shortlist Other() => new(views, moments);

    /// <summary>Begins anew, to take only what another would take.</summary>
    public void BeginFor(Shortlist other)
    {
        _views.Clear();
        _moments.Clear();
        (_viewFloor, _momentFloor, Floor) = (other._viewFloor, other._momentFloor, other.Floor);
    }

    public void Offer(in Candidate candidate)
    {
        if (candidate.Estimate > _viewFloor)
        {
            _views.Add(candidate);
            if (_views.Count >= 2 * views)
                _viewFloor = Prune();
        }

        if (candidate.Estimate > _momentFloor && !(_moments.TryGetValue(candidate.Moment, out var better) && better.Estimate >= candidate.Estimate))
        {
            _moments[candidate.Moment] = candidate;
            if (_moments.Count >= 2 * moments)
                _momentFloor = PruneMoments();
        }

        Floor = Math.Min(_viewFloor, _momentFloor);
    }

    public void Offer(Shortlist other)
    {
        foreach (var candidate in other._views)
            Offer(candidate);
        foreach (var candidate in other._moments.Values)
            Offer(candidate);
    }

    /// <summary>Day by day in the order in which they were kept, each once.</summary>
    public IReadOnlyList<Candidate> Take()
    {
        Prune();
        PruneMoments();
        return [.. _views.Concat(_moments.Values).DistinctBy(candidate => (candidate.Day, candidate.View)).OrderBy(candidate => (candidate.Day, candidate.View))];
    }

    private float Prune()
    {
        if (_views.Count <= views)
            return _viewFloor;
        _views.Sort((a, b) => b.Estimate.CompareTo(a.Estimate));
        _views.RemoveRange(views, _views.Count - views);
        return _views[^1].Estimate;
    }

    private float PruneMoments()
    {
        if (_moments.Count <= moments)
            return _momentFloor;
        var kept = _moments.Values.OrderByDescending(candidate => candidate.Estimate).Take(moments).ToArray();
        _moments.Clear();
        foreach (var candidate in kept)
            _moments[candidate.Moment] = candidate;
        return kept[^1].Estimate;
    }
}
