using HydroEdge.Benchmarks.Streams;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>What every variant made of every watch of a camera: [variant][watch].</summary>
internal sealed record CameraTraces(StreamCamera Camera, IReadOnlyList<IReadOnlyList<Trace>> ByVariant)
{
    public double Days => ByVariant[0].Count > 0 ? TimeSpan.FromSeconds(ByVariant[0][0].Seconds).TotalDays : 0;
}
