using HydroEdge.Watches;

namespace HydroEdge.Pipeline;

/// <summary>A decision as it is drawn.</summary>
/// <param name="At">Seconds, as in <see cref="Occurrence"/>.</param>
internal readonly record struct TracePoint(double At, DecisionState State, double Score, double OnScore, double OffScore)
{
    /// <summary>How far the score lies above the level at which the watch becomes active.</summary>
    public double Above => Score - OnScore;
}
