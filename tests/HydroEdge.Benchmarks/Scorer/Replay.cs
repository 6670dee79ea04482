using HydroEdge.Benchmarks.Streams;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>Shows the kept frames of a camera to all variants, side by side in one pass.</summary>
internal sealed class Replay(EmbeddingCache cache, IEmbedder embedder, IReadOnlyList<Variant> variants)
{
    public CameraTraces Run(StreamCamera camera, IReadOnlyList<StreamLook> looks)
    {
        var files = looks.Select(look => cache.Read(camera, look)).ToArray();
        try
        {
            var scorers = variants.Select(variant => variant.Create(embedder, camera.Watches)).ToArray();
            var traces = variants.Select(_ => camera.Watches.Select(_ => new Trace()).ToArray()).ToArray();
            var verdicts = new Verdict[camera.Watches.Count];
            var seconds = files.Min(file => file.Count);
            for (var second = 0L; second < seconds; second++)
            {
                var embeddings = Array.ConvertAll(files, file => file.Next()!);
                var whole = FrameOf(camera.Id, second, Views(looks, embeddings, withPatches: true));
                var tiled = FrameOf(camera.Id, second, Views(looks, embeddings, withPatches: false));
                for (var i = 0; i < scorers.Length; i++)
                {
                    scorers[i].Consider(variants[i].WithPatches ? whole : tiled, verdicts);
                    for (var watch = 0; watch < verdicts.Length; watch++)
                        traces[i][watch].Add(verdicts[watch]);
                }
            }

            return new CameraTraces(camera, traces);
        }
        finally
        {
            foreach (var file in files)
                file.Dispose();
        }
    }

    private static EmbeddedFrame FrameOf(string camera, long second, IReadOnlyList<EmbeddedView> views) =>
        new(camera, second + 1, ClipFrames.Beginning.AddSeconds(second), views);

    private static EmbeddedView[] Views(IReadOnlyList<StreamLook> looks, ImageEmbedding[] embeddings, bool withPatches) =>
    [
        .. from pair in looks.Zip(embeddings)
           where !(withPatches && pair.First.IsTile)
           select new EmbeddedView(pair.First.Asked, pair.First.Seen, withPatches ? pair.Second : new ImageEmbedding(pair.Second.Global, [], 0, 0)),
    ];
}
