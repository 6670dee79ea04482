using HydroEdge.Benchmarks.Streams;

namespace HydroEdge.Benchmarks.Scorer;

/// <param name="ByVariant">What every variant made of every watch of a camera: [variant][watch].</param>
/// <param name="SecondLooks">How many the product took.</param>
internal sealed record CameraTraces(StreamCamera Camera, IReadOnlyList<IReadOnlyList<Trace>> ByVariant, int SecondLooks)
{
    public double Days => ByVariant[0].Count > 0 ? TimeSpan.FromSeconds(ByVariant[0][0].Seconds).TotalDays : 0;
}
