using System.Numerics.Tensors;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Cost;

/// <summary>A model whose texts and pictures are random directions: what scoring them costs is the same.</summary>
internal sealed class RandomVectors(int dimension, int rows, int columns) : IEmbedder
{
    private readonly Random _random = new(1);

    public ModelCard Model { get; } = new("random", "000000000000", dimension, true, [], "none", true);

    public int LargestBatch => 1;

    public float[] Embed(string text) => Unit();

    public IReadOnlyList<ImageEmbedding> Embed(IReadOnlyList<Picture> pictures) =>
        [.. pictures.Select(_ => new ImageEmbedding(Unit(), [.. Enumerable.Range(0, rows * columns).SelectMany(_ => Unit())], rows, columns))];

    private float[] Unit()
    {
        float[] vector = [.. Enumerable.Range(0, dimension).Select(_ => _random.NextSingle() - 0.5f)];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
