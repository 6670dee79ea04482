namespace HydroEdge.Benchmarks.Scorer;

/// <summary>What a way of scoring makes of one watch on one frame.</summary>
/// <param name="Score">NaN while it makes nothing of it.</param>
/// <param name="IsActive">Whether it says so itself; null where a threshold has to.</param>
internal readonly record struct Verdict(float Score, bool? IsActive = null)
{
    public static Verdict None { get; } = new(float.NaN);
}
