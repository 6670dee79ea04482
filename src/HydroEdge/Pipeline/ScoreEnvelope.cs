using HydroEdge.Watches;

namespace HydroEdge.Pipeline;

/// <summary>Weeks of scores in bounded memory, to be drawn: of each stretch of time its highest score, and the levels then.</summary>
/// <param name="from">The beginning of the first stretch; seconds, as in <see cref="Occurrence"/>.</param>
/// <param name="stretch">Seconds.</param>
internal sealed class ScoreEnvelope(double from, double stretch)
{
    private readonly List<TracePoint> _points = [];

    /// <summary>Seconds that one point stands for.</summary>
    public double Stretch => stretch;

    public IReadOnlyList<TracePoint> Points => _points;

    public void Take(TracePoint point)
    {
        if (_points.Count == 0 || Number(point) != Number(_points[^1]))
            _points.Add(point);
        else if (Stands(point, _points[^1]))
            _points[^1] = point;
    }

    private long Number(TracePoint point) => (long)((point.At - from) / stretch);

    // What was decided says more than what only calibrated.
    private static bool Stands(TracePoint point, TracePoint other) => point.State == DecisionState.Calibrating == (other.State == DecisionState.Calibrating)
        ? point.Score > other.Score
        : other.State == DecisionState.Calibrating;
}
