using HydroEdge.Cameras;
using HydroEdge.Pipeline;

namespace HydroEdge.Cli;

/// <summary>A raise in the JSON of <c>hydroedge try</c>.</summary>
/// <param name="From">When it was decided on, before the on delay.</param>
/// <param name="To">Null when it still stood at the end.</param>
/// <param name="Where">Shares of the picture; null when the model does not tell.</param>
internal sealed record TriedRaise(double From, double Raised, double? To, double Peak, double PeakAt, string? BestContrast, Region? Where)
{
    public static TriedRaise Of(Occurrence one) => new(
        one.DecidedAt, one.RaisedAt, one.ClearedAt, Math.Round(one.Peak.Score, 4), Recording.SecondsOf(one.Peak.At), one.Peak.BestContrast, one.Peak.Box);
}
