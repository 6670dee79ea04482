using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Watches;

namespace HydroEdge.Pipeline;

/// <summary>What the alarm rules make of the decisions of one watch on one camera, taken one after the other.</summary>
/// <param name="freshFor">A decision older than this says nothing about now, as on the alarm desk.</param>
internal sealed class RaiseTrace(WatchOptions watch, TimeSpan freshFor)
{
    private readonly List<Occurrence> _occurrences = [];
    private readonly double[] _secondsIn = new double[Enum.GetValues<DecisionState>().Length];
    private AlarmCondition _alarm = new(false, AlarmQuality.Uncertain, AlarmReason.Starting, null);
    private TracePoint? _last;
    private Decision? _peak;
    private double _quietAt;

    public IReadOnlyList<Occurrence> Occurrences => _occurrences;

    /// <summary>When it could first have become active, in seconds as in <see cref="Occurrence"/>; null when it never could.</summary>
    public double? CalibratedAt { get; private set; }

    public double SecondsIn(DecisionState state) => _secondsIn[(int)state];

    /// <returns>The decision as it is drawn.</returns>
    public TracePoint Take(Decision decision)
    {
        var point = new TracePoint(Recording.SecondsOf(decision.At), decision.State, decision.Score, decision.OnScore, decision.OffScore);
        var since = _last is { } last ? TimeSpan.FromSeconds(point.At - last.At) : TimeSpan.Zero;
        _secondsIn[(int)decision.State] += Math.Clamp(since.TotalSeconds, 0, freshFor.TotalSeconds);
        if (decision.State != DecisionState.Calibrating)
            CalibratedAt ??= point.At;
        var isActive = decision.State == DecisionState.Active;
        if (!isActive && !(decision.Score > _last?.Score) && decision.Score <= decision.OffScore)
            _quietAt = point.At;
        _last = point;
        if (isActive && !(decision.Score <= _peak?.Score))
            _peak = decision;
        var was = since > freshFor ? _alarm with { Hold = null } : _alarm;
        Record(AlarmMachine.Decide(was, decision.State, decision.At, TimeSpan.FromSeconds(point.At), AlarmRules.Of(watch)), point.At);
        if (!isActive && !_alarm.Active)
            _peak = null;
        return point;
    }

    private void Record(AlarmStep step, double at)
    {
        _alarm = step.Next;
        if (step.Transition == AlarmTransition.Activated)
            _occurrences.Add(new Occurrence(_quietAt, Recording.SecondsOf(step.Began!.Value), at, null, _peak!.Value));
        else if (step.Transition == AlarmTransition.Returned)
            _occurrences[^1] = _occurrences[^1] with { ClearedAt = at };
        else if (_alarm.Active)
            _occurrences[^1] = _occurrences[^1] with { Peak = _peak!.Value };
    }
}
