using HydroEdge.Cameras;
using HydroEdge.Watches;

namespace HydroEdge.Pipeline;

/// <summary>What one watch makes of the past of one camera.</summary>
internal sealed class PastTrace(WatchOptions watch, string camera, TimeSpan freshFor, ScoreEnvelope scores)
{
    private const double SecondsPerDay = 86_400;

    private readonly RaiseTrace _raises = new(watch, freshFor);
    private long _taken;

    public WatchOptions Watch => watch;

    public string Camera => camera;

    public IReadOnlyList<Occurrence> Occurrences => _raises.Occurrences;

    /// <summary>For the plot.</summary>
    public ScoreEnvelope Scores => scores;

    /// <summary>When its first picture is from, in seconds as in <see cref="Occurrence"/>; null when there is none for it.</summary>
    public double? BeganAt { get; private set; }

    /// <summary>Null when it never got that far.</summary>
    public double? CalibratedAt => _raises.CalibratedAt;

    /// <summary>For how long there were pictures for it.</summary>
    public double SecondsCovered => Enum.GetValues<DecisionState>().Sum(_raises.SecondsIn);

    /// <summary>For how long it could have raised: what rates are per.</summary>
    public double Days => (_raises.SecondsIn(DecisionState.Active) + _raises.SecondsIn(DecisionState.Inactive)) / SecondsPerDay;

    public double PerDay => Days > 0 ? Occurrences.Count / Days : 0;

    /// <summary>How many frames of the camera were shown, whether or not it had something to look at in them.</summary>
    public long Shown { get; set; }

    /// <summary>In most of the frames it had nothing to look at: no watch asked for its region then, or another model answered.</summary>
    public bool IsBlind => 2 * _taken <= Shown;

    public void Take(Decision decision)
    {
        _taken++;
        BeganAt ??= Recording.SecondsOf(decision.At);
        scores.Take(_raises.Take(decision));
    }
}
