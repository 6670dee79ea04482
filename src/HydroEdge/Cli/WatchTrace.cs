using HydroEdge.Pipeline;
using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>What one watch made of a recording: its decisions, and what the alarm rules made of those.</summary>
/// <param name="freshFor">A decision older than this says nothing about now, as on the alarm desk.</param>
internal sealed class WatchTrace(WatchOptions watch, TimeSpan freshFor)
{
    private readonly List<TracePoint> _points = [];
    private readonly RaiseTrace _raises = new(watch, freshFor);

    public WatchOptions Watch => watch;

    public IReadOnlyList<TracePoint> Points => _points;

    public IReadOnlyList<Occurrence> Occurrences => _raises.Occurrences;

    /// <summary>Seconds after the recording's beginning at which it could first have become active; null when it never could.</summary>
    public double? CalibratedAt => _raises.CalibratedAt;

    /// <summary>The highest score it decided on; null when it only calibrated.</summary>
    public TracePoint? Highest => Top(point => point.Score, _ => true);

    /// <summary>When it came closest to its level, or was above it for too short a time, without a raise; null when there is no such moment.</summary>
    public TracePoint? Closest => Top(
        point => point.Above, point => !Occurrences.Any(one => point.At > one.RoseAt && point.At <= (one.ClearedAt ?? double.MaxValue)));

    public double SecondsIn(DecisionState state) => _raises.SecondsIn(state);

    public void Take(Decision decision) => _points.Add(_raises.Take(decision));

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
