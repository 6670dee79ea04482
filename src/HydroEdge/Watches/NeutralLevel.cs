using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>What the neutral prompts say of one picture.</summary>
/// <param name="Level">
/// Their upper quartile. The best are true descriptions of the scene ("nobody in view"), which are always there and which no
/// event needs to beat; the more a model can tell, the farther they stand out.
/// </param>
/// <param name="Spread">Standard deviation over the prompts: the model's own unit for differences of cosines.</param>
internal readonly record struct NeutralLevel(float Level, float Spread)
{
    private const float SmallestSpread = 1e-4f;

    public static NeutralLevel Of(ImageEmbedding image, IReadOnlyList<Prompt> neutral, Span<float> cosines, Span<float> heat)
    {
        Span<float> scores = stackalloc float[neutral.Count];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = Likeness.Of(image, neutral[i].Vector, cosines, heat);
        var spread = MathF.Max(Statistics.StandardDeviation(scores), SmallestSpread);
        return new(Statistics.UpperQuartile(scores), spread);
    }
}
