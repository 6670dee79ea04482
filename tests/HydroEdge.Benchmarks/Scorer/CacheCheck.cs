using System.Globalization;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>Whether what is kept decides as what the daemon itself embeds: the first frames of a camera both ways, held against each other.</summary>
/// <param name="Decisions">Of all watches on all frames, calibration left out.</param>
/// <param name="Differing">Those that are active one way and not the other.</param>
/// <param name="LargestDifference">Between the scores, 0..1.</param>
internal sealed record CacheCheck(int Decisions, int Differing, double LargestDifference)
{
    private const int Frames = 900;

    public static async Task<CacheCheck> OfAsync(
        EmbeddingCache cache, IEmbedder embedder, StreamCamera camera, IReadOnlyList<StreamLook> looks, CancellationToken stop)
    {
        using var kept = new KeptFrames(cache, camera, [.. looks.Where(look => !look.IsTile)]);
        var (direct, cached) = (new ProductScorer(embedder, camera.Watches), new ProductScorer(embedder, camera.Watches));
        var (one, other) = (new Verdict[camera.Watches.Count], new Verdict[camera.Watches.Count]);
        var result = new CacheCheck(0, 0, 0);
        await foreach (var frame in ClipFrames.ReadAsync(camera.Id, camera.Clip, stop).Take(Frames).WithCancellation(stop))
        {
            direct.Consider(FrameEmbedding.Embed(embedder, [frame], direct.RegionsOf)[0], one);
            cached.Consider(kept.Next()!.WithPatches, other);
            frame.Dispose();
            result = one.Zip(other).Aggregate(result, (sum, pair) => sum.With(pair.First, pair.Second));
        }

        return result;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Decisions} decisions, {Differing} of them differ; scores are at most {LargestDifference:0.0000} apart");

    public CacheCheck And(CacheCheck other) =>
        new(Decisions + other.Decisions, Differing + other.Differing, Math.Max(LargestDifference, other.LargestDifference));

    private CacheCheck With(Verdict one, Verdict other) => float.IsNaN(one.Score)
        ? this
        : And(new CacheCheck(1, one.IsActive == other.IsActive ? 0 : 1, Math.Abs(one.Score - other.Score)));
}
