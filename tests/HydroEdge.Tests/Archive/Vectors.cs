using System.Numerics.Tensors;

namespace HydroEdge.Tests.Archive;

/// <summary>Random directions, and such as lie near one.</summary>
internal static class Vectors
{
    public static float[] Unit(int dimension, int seed)
    {
        var random = new Random(seed);
        return Normalised([.. Enumerable.Range(0, dimension).Select(_ => random.NextSingle() - 0.5f)]);
    }

    public static float[] Near(float[] vector, float off, int seed) =>
        Normalised([.. vector.Zip(Unit(vector.Length, seed), (a, b) => a + off * b)]);

    public static float Dot(float[] a, float[] b) => TensorPrimitives.Dot<float>(a, b);

    private static float[] Normalised(float[] vector)
    {
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
