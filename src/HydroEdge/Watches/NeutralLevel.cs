using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>What the neutral prompts say of one picture.</summary>
/// <param name="Level">
/// Their soft maximum, about a spread above their mean. The hard one would be some true description of the scene ("a wall"),
/// which is always there and which no event needs to beat.
/// </param>
/// <param name="Spread">Standard deviation over the prompts: the model's own unit for differences of cosines.</param>
internal readonly record struct NeutralLevel(float Level, float Spread)
{
    private const float SmallestSpread = 1e-4f;

    // The temperature that science has for contrasts, half a spread: for a normal scatter the level is mean + 1 spread.
    private const float TemperatureShare = 0.5f;

    public static NeutralLevel Of(ImageEmbedding image, IReadOnlyList<Prompt> neutral, Span<float> cosines, Span<float> heat)
    {
        Span<float> scores = stackalloc float[neutral.Count];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = Likeness.Of(image, neutral[i].Vector, cosines, heat);
        var spread = MathF.Max(Statistics.StandardDeviation(scores), SmallestSpread);
        return new(Statistics.LogMeanExp(scores, TemperatureShare * spread), spread);
    }
}
