using HydroEdge.Pipeline;

namespace HydroEdge.Cli;

/// <summary>A score at a moment in the JSON of <c>hydroedge try</c>.</summary>
/// <param name="OnScore">The score at which the watch would have become active.</param>
internal sealed record TriedMoment(double At, double Score, double OnScore)
{
    public static TriedMoment? Of(TracePoint? point) =>
        point is { } one ? new TriedMoment(one.At, Math.Round(one.Score, 4), Math.Round(one.OnScore, 4)) : null;
}
