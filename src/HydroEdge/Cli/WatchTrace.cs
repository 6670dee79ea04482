using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>What one watch made of a recording: its decisions, and what the alarm rules made of those.</summary>
/// <param name="freshFor">A decision older than this says nothing about now, as on the alarm desk.</param>
internal sealed class WatchTrace(WatchOptions watch, TimeSpan freshFor)
{
    private readonly List<TracePoint> _points = [];
    private readonly List<Occurrence> _occurrences = [];
    private readonly double[] _secondsIn = new double[Enum.GetValues<DecisionState>().Length];
    private AlarmCondition _alarm = new(false, AlarmQuality.Uncertain, AlarmReason.Starting, null);
    private Decision? _peak;
    private double _quietAt;

    public WatchOptions Watch => watch;

    public IReadOnlyList<TracePoint> Points => _points;

    public IReadOnlyList<Occurrence> Occurrences => _occurrences;

    /// <summary>Seconds after the recording's beginning at which it could first have become active; null when it never could.</summary>
    public double? CalibratedAt { get; private set; }

    /// <summary>The highest score it decided on; null when it only calibrated.</summary>
    public TracePoint? Highest => Top(point => point.Score, _ => true);

    /// <summary>When it came closest to its level, or was above it for too short a time, without a raise; null when there is no such moment.</summary>
    public TracePoint? Closest => Top(
        point => point.Above, point => !_occurrences.Any(one => point.At > one.RoseAt && point.At <= (one.ClearedAt ?? double.MaxValue)));

    public double SecondsIn(DecisionState state) => _secondsIn[(int)state];

    public void Take(Decision decision)
    {
        var at = Recording.SecondsOf(decision.At);
        var since = _points.Count > 0 ? TimeSpan.FromSeconds(at - _points[^1].At) : TimeSpan.Zero;
        _secondsIn[(int)decision.State] += Math.Min(since.TotalSeconds, freshFor.TotalSeconds);
        if (decision.State != DecisionState.Calibrating)
            CalibratedAt ??= at;
        var isActive = decision.State == DecisionState.Active;
        var isRising = _points.Count > 0 && decision.Score > _points[^1].Score;
        if (!isActive && !isRising && decision.Score <= decision.OffScore)
            _quietAt = at;
        _points.Add(new TracePoint(at, decision.State, decision.Score, decision.OnScore, decision.OffScore));
        if (isActive && !(decision.Score <= _peak?.Score))
            _peak = decision;
        var was = since > freshFor ? _alarm with { Hold = null } : _alarm;
        Record(AlarmMachine.Decide(was, decision.State, decision.At, TimeSpan.FromSeconds(at), AlarmRules.Of(watch)), at);
        if (!isActive && !_alarm.Active)
            _peak = null;
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

    private TracePoint? Top(Func<TracePoint, double> height, Func<TracePoint, bool> counts)
    {
        TracePoint? top = null;
        foreach (var point in _points.Where(point => point.State != DecisionState.Calibrating && counts(point)))
        {
            if (top is not { } highest || height(point) > height(highest))
                top = point;
        }

        return top;
    }
}
