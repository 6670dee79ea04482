using System.Numerics.Tensors;
using HydroEdge.Cameras;

namespace HydroEdge.Watches;

/// <summary>What a watch sees in one view, before any memory of what is normal but that of its patches.</summary>
/// <param name="Margin">Likeness of the query less that of the best contrast, or less the neutral level.</param>
/// <param name="Lead">
/// By how much the query beats all it has to beat to count as seen: the contrasts and the neutral level too, each by a share of the spread, see <see cref="LeastLead"/>. Contrasts alone
/// decide between the states of a thing, not whether the thing is there: in an empty room "water flowing through the gate"
/// beats "spillway gate closed" by far.
/// </param>
/// <param name="Query">Likeness of the query alone, which says what of the margin is its own and not a contrast that no longer holds.</param>
/// <param name="Probability">Of the query among query and contrasts; NaN without contrasts.</param>
/// <param name="Spread">The model's own unit for differences of cosines, see <see cref="NeutralLevel"/>.</param>
/// <param name="Focus">How far a few patches stand out from their normal, see <see cref="PatchFocus"/>; NaN without patches.</param>
/// <param name="BestContrast">Which contrast came closest; -1 without contrasts.</param>
/// <param name="Box">Where in the picture the query was found.</param>
internal readonly record struct Sighting(
    double Margin, double Lead, double Query, double Probability, double Spread, double Focus, int BestContrast, Region? Box)
{
    /// <summary>The look made nothing of what it was shown, or was shown nothing.</summary>
    public static Sighting None { get; } = new(double.NaN, 0, 0, 0, 0, double.NaN, -1, null);

    // Softmax temperature over prompts in spreads: on the bundled model, whose spread is about 0.22, near its own logit scale.
    private const double TemperatureShare = 0.1;

    // A judged picture moves the margin by this many spreads at most (Tip-Adapter's share).
    private const double JudgedShare = 0.5;

    /// <summary>The vector of the view it was seen in.</summary>
    public float[] View { get; init; } = [];

    /// <summary>By how much the query is ahead of all it has to beat, in shares of the model's spread; below 0 behind. Nothing that people taught is in it.</summary>
    public double Ahead { get; init; } = double.NaN;

    /// <summary>People rejected this very picture: whatever it shows does not count as seen.</summary>
    public bool Silenced { get; init; }

    /// <summary>Something stands in front of the thing whose state is watched, see <see cref="StatePlace"/>.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether some look made something of what it was shown.</summary>
    public static bool Any(ReadOnlySpan<Sighting> seen)
    {
        foreach (var sighting in seen)
        {
            if (double.IsFinite(sighting.Margin))
                return true;
        }

        return false;
    }

    /// <summary>Whether it is the one to decide on, of two views of the same part.</summary>
    public bool CountsBefore(Sighting other) => Silenced == other.Silenced ? Margin > other.Margin : other.Silenced;

    /// <summary>The same after what people taught. For a state the shift is one of the log odds, as the softmax has it.</summary>
    public Sighting Judged(Resemblance like, float[] view)
    {
        var shift = JudgedShare * like.Pull;
        return this with
        {
            Margin = Margin + shift * Spread,
            Query = Query + shift * Spread,
            Lead = like.Silences ? -Math.Abs(Lead) : Lead + shift * Spread,
            Probability = like.Silences ? 0 : ProbabilityAfter(shift),
            View = view,
            Silenced = like.Silences,
        };
    }

    /// <summary>What the probability is when the query is shifted by so many spreads against its contrasts.</summary>
    public double ProbabilityAfter(double spreads) =>
        Probability / (Probability + (1 - Probability) * Math.Exp(-spreads / TemperatureShare));

    /// <param name="query">Likeness of the query.</param>
    /// <param name="contrasts">Likeness of each contrast.</param>
    /// <param name="least">Share of the spread by which the query has to lead.</param>
    public static Sighting Of(float query, ReadOnlySpan<float> contrasts, NeutralLevel neutral, double least, double focus, Region? box)
    {
        var (overNeutral, unit) = (query - neutral.Level, neutral.LeadUnit);
        if (contrasts.IsEmpty)
            return new(overNeutral, overNeutral - least * unit, query, double.NaN, neutral.Spread, focus, -1, box) { Ahead = overNeutral / unit };

        // Here the maximum is a hard one: a contrast is another state of the same thing, and the query has to beat each.
        var best = TensorPrimitives.IndexOfMax(contrasts);
        var margin = query - contrasts[best];
        var lead = Math.Min(margin, overNeutral);
        return new(
            margin, lead - least * unit, query, Among(query, contrasts, TemperatureShare * neutral.Spread), neutral.Spread, focus, best, box) { Ahead = lead / unit };
    }

    private static double Among(float query, ReadOnlySpan<float> contrasts, double temperature)
    {
        var others = 0.0;
        foreach (var contrast in contrasts)
            others += Math.Exp((contrast - query) / temperature);
        return 1 / (1 + others);
    }
}
