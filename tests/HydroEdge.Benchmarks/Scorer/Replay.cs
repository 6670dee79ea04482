using HydroEdge.Benchmarks.Streams;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>Shows the kept frames of a camera to all variants, side by side in one pass.</summary>
internal sealed class Replay(EmbeddingCache cache, IEmbedder embedder, IReadOnlyList<Variant> variants)
{
    public CameraTraces Run(StreamCamera camera, IReadOnlyList<StreamLook> looks)
    {
        var scorers = variants.Select(variant => variant.Create(embedder, camera)).ToArray();
        var traces = variants.Select(_ => camera.Watches.Select(_ => new Trace()).ToArray()).ToArray();
        var verdicts = new Verdict[camera.Watches.Count];
        using var frames = new KeptFrames(cache, camera, looks);
        while (frames.Next() is { } frame)
        {
            for (var i = 0; i < scorers.Length; i++)
            {
                scorers[i].Consider(variants[i].WithPatches ? frame.WithPatches : frame.WithoutPatches, verdicts);
                for (var watch = 0; watch < verdicts.Length; watch++)
                    traces[i][watch].Add(verdicts[watch]);
            }
        }

        foreach (var scorer in scorers.OfType<IDisposable>())
            scorer.Dispose();
        return new CameraTraces(camera, traces, scorers.OfType<ProductScorer>().Sum(scorer => scorer.SecondLooks));
    }
}
