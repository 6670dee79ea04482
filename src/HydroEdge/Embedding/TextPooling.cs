using System.Numerics.Tensors;

namespace HydroEdge.Embedding;

/// <summary>
/// Text-induced pooling of the cosines of patches, or of a clip's frames, weak form: their mean weighted by a softmax over
/// themselves, so that a small thing in a large picture still counts (EERCF, arXiv 2401.00701, the TIB module). The strong form
/// divides by the pooled norm, which is smaller the less sharp the focus, and cannot be held against a threshold.
/// </summary>
internal static class TextPooling
{
    /// <summary>Softmax temperature as a share of the spread of the patch cosines: 0.1 fixed would be almost a mean on CLIP.</summary>
    public const float TemperatureShare = 0.5f;

    private const float SmallestTemperature = 1e-4f;

    /// <summary>The pooled cosine; <paramref name="weights"/> (same length, sum 1) says which patches made it. NaN without patches.</summary>
    public static float Weak(ReadOnlySpan<float> cosines, float temperature, Span<float> weights)
    {
        if (cosines.IsEmpty)
            return float.NaN;
        TensorPrimitives.Subtract(cosines, TensorPrimitives.Max(cosines), weights);
        TensorPrimitives.Divide(weights, temperature, weights);
        TensorPrimitives.Exp(weights, weights);
        TensorPrimitives.Divide(weights, TensorPrimitives.Sum(weights), weights);
        return TensorPrimitives.Dot(weights, cosines);
    }

    public static float TemperatureFor(ReadOnlySpan<float> cosines) =>
        MathF.Max(TemperatureShare * (cosines.IsEmpty ? 0 : TensorPrimitives.StdDev(cosines)), SmallestTemperature);
}
