using System.Numerics.Tensors;
using HydroEdge.Cameras;

namespace HydroEdge.Watches;

/// <summary>What a watch sees in one view, before any memory of what is normal but that of its patches.</summary>
/// <param name="Margin">Likeness of the query less that of the best contrast, or less the neutral level.</param>
/// <param name="Lead">
/// By how much the query beats all it has to beat to count as seen: the contrasts and the neutral level too. Contrasts alone
/// decide between the states of a thing, not whether the thing is there: in an empty room "water flowing through the gate"
/// beats "spillway gate closed" by far.
/// </param>
/// <param name="Probability">Of the query among query and contrasts; NaN without contrasts.</param>
/// <param name="Spread">The model's own unit for differences of cosines, see <see cref="NeutralLevel"/>.</param>
/// <param name="Focus">How far a few patches stand out from their normal, see <see cref="PatchFocus"/>; NaN without patches.</param>
/// <param name="BestContrast">Which contrast came closest; -1 without contrasts.</param>
/// <param name="Box">Where in the picture the query was found.</param>
internal readonly record struct Sighting(
    double Margin, double Lead, double Probability, double Spread, double Focus, int BestContrast, Region? Box)
{
    // Softmax temperature over prompts in spreads: on the bundled model, whose spread is about 0.22, near its own logit scale.
    private const double TemperatureShare = 0.1;

    /// <param name="query">Likeness of the query.</param>
    /// <param name="contrasts">Likeness of each contrast.</param>
    public static Sighting Of(float query, ReadOnlySpan<float> contrasts, NeutralLevel neutral, double focus, Region? box)
    {
        var overNeutral = query - neutral.Level;
        if (contrasts.IsEmpty)
            return new(overNeutral, overNeutral, double.NaN, neutral.Spread, focus, -1, box);

        // Here the maximum is a hard one: a contrast is another state of the same thing, and the query has to beat each.
        var best = TensorPrimitives.IndexOfMax(contrasts);
        var margin = query - contrasts[best];
        return new(
            margin, Math.Min(margin, overNeutral), Among(query, contrasts, TemperatureShare * neutral.Spread), neutral.Spread,
            focus, best, box);
    }

    private static double Among(float query, ReadOnlySpan<float> contrasts, double temperature)
    {
        var others = 0.0;
        foreach (var contrast in contrasts)
            others += Math.Exp((contrast - query) / temperature);
        return 1 / (1 + others);
    }
}
