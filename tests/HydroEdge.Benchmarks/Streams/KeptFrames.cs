using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>The kept frames of a camera, in order, as the model gives them and as one without patch outputs would.</summary>
internal sealed class KeptFrames(EmbeddingCache cache, StreamCamera camera, IReadOnlyList<StreamLook> looks) : IDisposable
{
    private readonly EmbeddingFile[] _files = [.. looks.Select(look => cache.Read(camera, look))];
    private readonly byte[] _moves = cache.Moves(camera);
    private long _second;

    /// <summary>Null behind the last.</summary>
    public KeptFrame? Next()
    {
        var embeddings = Array.ConvertAll(_files, file => file.Next());
        if (Array.Exists(embeddings, embedding => embedding is null))
            return null;
        var second = _second++;
        return new KeptFrame(Frame(second, Views(embeddings!, withPatches: true)), Frame(second, Views(embeddings!, withPatches: false)));
    }

    public void Dispose()
    {
        foreach (var file in _files)
            file.Dispose();
    }

    private EmbeddedFrame Frame(long second, IReadOnlyList<EmbeddedView> views) => new(camera.Id, second + 1, Recording.Begin.AddSeconds(second), views, _moves[second]);

    private EmbeddedView[] Views(ImageEmbedding[] embeddings, bool withPatches) =>
    [
        .. from pair in looks.Zip(embeddings)
           where !(withPatches && pair.First.IsTile)
           select new EmbeddedView(pair.First.Asked, pair.First.Seen, withPatches ? pair.Second : pair.Second with { Patches = [], Rows = 0, Columns = 0 }),
    ];
}
