using HydroEdge.Embedding;
using HydroEdge.Tests.Archive;

namespace HydroEdge.Tests.Web;

/// <summary>The archive fixture's model: the text "5" is the fixture's unit vector 5, and every picture is its vector 9. It can be held up.</summary>
internal sealed class AskedModel : IEmbedder, IDisposable
{
    private readonly ManualResetEventSlim _open = new(true);
    private int _waiting;

    public ModelCard Model { get; } = new("tiny", ArchiveFixture.Model, ArchiveFixture.Dimension, true, ["zh"], "CPU", true);

    public int LargestBatch => 8;

    /// <summary>How many are held up.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public void HoldUp() => _open.Reset();

    public void GoOn() => _open.Set();

    public float[] Embed(string text)
    {
        Interlocked.Increment(ref _waiting);
        _open.Wait();
        Interlocked.Decrement(ref _waiting);
        return text == "refused" ? throw new EmbeddingException("refused") : ArchiveFixture.Unit(int.TryParse(text, out var seed) ? seed : text.Length);
    }

    public IReadOnlyList<ImageEmbedding> Embed(IReadOnlyList<Picture> pictures) =>
        [.. pictures.Select(_ => new ImageEmbedding(ArchiveFixture.Unit(9), [], 0, 0))];

    public void Dispose() => _open.Dispose();
}
