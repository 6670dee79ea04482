using System.Numerics.Tensors;
using HydroEdge.Cameras;

namespace HydroEdge.Watches;

/// <summary>A watch as it stands before one camera: where its texts are in the table, and what it has learnt there.</summary>
/// <param name="Order">Which of the camera's watches this is.</param>
/// <param name="Query">Row of the query.</param>
/// <param name="Contrasts">Rows of the contrasts.</param>
/// <param name="Phrases">Rows of the query's parts.</param>
internal sealed record StandingWatch(WatchMemory Memory, int Order, int Query, int[] Contrasts, int[] Phrases)
{
    private readonly int[] _texts = [Query, .. Contrasts];

    /// <param name="scratch">Room for three values per patch.</param>
    public Sighting See(Seen seen, Span<float> scratch)
    {
        Span<float> contrasts = stackalloc float[Contrasts.Length];
        Contrast(seen, contrasts);
        var focus = double.NaN;
        Region? box = null;
        if (seen.Patches > 0)
        {
            var heat = scratch[..seen.Patches];
            focus = Focus(seen, heat, scratch[seen.Patches..]);
            box = HeatBox.Around(heat, seen.View);
        }

        SeePhrases(seen);
        var state = Memory.StatePlaceOf(seen.Place);
        state?.See(seen, _texts);
        return Sighting.Of(LikenessOf(Query, seen), contrasts, NeutralOf(seen), Memory.LeastLead, focus, box).Judged(Memory.Lessons.Of(seen.View), seen.View.Embedding.Global) with
        {
            Hidden = state?.IsHidden == true && !IsNamed(seen, contrasts),
        };
    }

    // A text that beats what any text reaches here says what is there, wherever in the picture: a gate that has opened is not hidden.
    private bool IsNamed(Seen seen, ReadOnlySpan<float> contrasts) =>
        Math.Max(LikenessOf(Query, seen), contrasts.IsEmpty ? float.NegativeInfinity : TensorPrimitives.Max(contrasts)) > NeutralOf(seen).Level;

    // A small thing that happens is looked for in the patches too. The state of a thing is told by the view as a whole: of the patches those count most that are
    // most like a text, and every text of a state finds some.
    private float LikenessOf(int text, Seen seen) => Memory.Kind == WatchKind.State ? seen.WholeOf(text) : seen.Likenesses[text];

    private NeutralLevel NeutralOf(Seen seen) => Memory.Kind == WatchKind.State ? seen.WholeNeutral : seen.Neutral;

    private void SeePhrases(Seen seen)
    {
        if (Phrases.Length == 0)
            return;
        var scores = Memory.PhrasesOf(seen.Number, seen.Place, Phrases.Length).Scores;
        for (var i = 0; i < scores.Length; i++)
            scores[i] = seen.Likenesses[Phrases[i]] - seen.Neutral.Level;
    }

    /// <summary>By how much the query leads, whatever is normal here.</summary>
    public double LeadIn(Seen seen)
    {
        Span<float> contrasts = stackalloc float[Contrasts.Length];
        Contrast(seen, contrasts);
        return Sighting.Of(LikenessOf(Query, seen), contrasts, NeutralOf(seen), Memory.LeastLead, double.NaN, null).Lead;
    }

    private void Contrast(Seen seen, Span<float> contrasts)
    {
        for (var i = 0; i < contrasts.Length; i++)
            contrasts[i] = LikenessOf(Contrasts[i], seen);
    }

    private double Focus(Seen seen, Span<float> heat, Span<float> scratch)
    {
        var baseline = Memory.PatchesOf(seen.Number, seen.Place, seen.Patches);
        var scores = baseline.Scores;
        var rivals = scratch[..seen.Patches];
        Rivals(seen, rivals);
        TensorPrimitives.Subtract(seen.PartsOf(Query), rivals, scores);
        baseline.Standardise(seen.Neutral.Spread, rivals);
        return PatchFocus.Of(rivals, heat, scratch.Slice(seen.Patches, seen.Patches));
    }

    // What the query has to beat on each patch: what any text scores there, and every contrast.
    private void Rivals(Seen seen, Span<float> rivals)
    {
        seen.Usual.CopyTo(rivals);
        foreach (var contrast in Contrasts)
            TensorPrimitives.Max(rivals, seen.PartsOf(contrast), rivals);
    }
}
