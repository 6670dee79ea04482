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

    /// <summary>The spread in which a lead is measured: this picture's, or that of clearer ones where it shows little, see <see cref="WidestSpread"/>.</summary>
    public double LeadUnit { get; init; } = Spread;

    /// <param name="likenesses">Of every neutral prompt.</param>
    public static NeutralLevel Of(ReadOnlySpan<float> likenesses)
    {
        Span<float> sorted = stackalloc float[likenesses.Length];
        likenesses.CopyTo(sorted);
        return new(Statistics.UpperQuartile(sorted), MathF.Max(Statistics.StandardDeviation(likenesses), SmallestSpread));
    }
}
