using System.Text;
using HydroEdge.Embedding;

namespace HydroEdge.Tests.Watches;

/// <summary>Sixteen dimensions: "query" is the first, "contrast" the second, "other contrast" the third; any other text lies in the rest.</summary>
internal sealed class TinyEmbedder : IEmbedder
{
    public const int Dimension = 16;
    private const int Named = 3;

    public ModelCard Model { get; init; } = new("tiny", "000000000000", Dimension, true, ["zh"], "CPU", true);

    public int LargestBatch => 8;

    /// <summary>Every text asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    public IReadOnlyList<ImageEmbedding> Embed(IReadOnlyList<Picture> pictures) => throw new NotSupportedException();

    public float[] Embed(string text)
    {
        Asked.Add(text);
        return text switch
        {
            "query" => Axis(0),
            "contrast" => Axis(1),
            "other contrast" => Axis(2),
            "zero" => new float[Dimension],
            "not a number" => [.. Enumerable.Repeat(float.NaN, Dimension)],
            "refused" => throw new EmbeddingException("refused"),
            _ => Unit(0, 0, 0, SeedOf(text)),
        };
    }

    /// <summary>A picture whose patches are all alike.</summary>
    public static ImageEmbedding Picture(double query, double contrast, double other = 0, int rows = 1, int columns = 1)
    {
        var vector = Unit(query, contrast, other, seed: 7);
        return new(vector, [.. Enumerable.Repeat(vector, rows * columns).SelectMany(patch => patch)], rows, columns);
    }

    /// <summary>A unit vector with these cosines to the named texts, the rest of it somewhere in the other dimensions.</summary>
    public static float[] Unit(double query, double contrast, double other, int seed)
    {
        var random = new Random(seed);
        var vector = new float[Dimension];
        (vector[0], vector[1], vector[2]) = ((float)query, (float)contrast, (float)other);
        double[] rest = [.. Enumerable.Range(0, Dimension - Named).Select(_ => random.NextDouble() - 0.5)];
        var scale = Math.Sqrt(Math.Max(0, 1 - query * query - contrast * contrast - other * other) / rest.Sum(x => x * x));
        for (var i = 0; i < rest.Length; i++)
            vector[Named + i] = (float)(rest[i] * scale);
        return vector;
    }

    private static float[] Axis(int axis)
    {
        var vector = new float[Dimension];
        vector[axis] = 1;
        return vector;
    }

    private static int SeedOf(string text) => Encoding.UTF8.GetBytes(text).Aggregate(17, (seed, next) => unchecked(seed * 31 + next));
}
