using HydroEdge.Cameras;

namespace HydroEdge.Pipeline;

/// <summary>The part of the past that watches are tried on.</summary>
/// <param name="To">The moment after its last.</param>
internal readonly record struct PastSpan(DateTimeOffset From, DateTimeOffset To)
{
    // As many as a plot is wide.
    private const int Stretches = 1200;

    public double Seconds => (To - From).TotalSeconds;

    public double ShareAt(DateTimeOffset moment) => Math.Clamp((moment - From) / (To - From), 0, 1);

    public ScoreEnvelope NewEnvelope() => new(Recording.SecondsOf(From), Math.Max(1, Seconds / Stretches));
}
