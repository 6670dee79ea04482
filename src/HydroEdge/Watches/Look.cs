using System.Buffers;
using System.Numerics.Tensors;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>One part of a camera's picture and the watches that look at it: all their texts meet the picture in one matrix product.</summary>
internal sealed class Look
{
    // A part that was chosen because something stands out there flatters whatever is asked of it.
    private const double CloserHandicap = 0.09;

    private readonly PromptTable _texts = new();
    private readonly int[] _neutral;
    private readonly WidestSpread _widest;
    private readonly List<StandingWatch> _watches = [];
    private readonly List<LastSeen> _last = [];
    private bool _hasStates;

    public Look(Region asked, IReadOnlyList<Prompt> neutral, WidestSpread widest) =>
        (Asked, _neutral, _widest) = (asked, [.. neutral.Select(_texts.RowOf)], widest);

    public Region Asked { get; }

    /// <param name="order">Which of the camera's watches this is.</param>
    public void Add(CompiledWatch watch, WatchMemory memory, int order)
    {
        _watches.Add(new(
            memory, order, _texts.RowOf(watch.Query), [.. watch.Contrasts.Select(_texts.RowOf)],
            [.. watch.Phrases.Select(phrase => _texts.RowOf(new Prompt(phrase.Text, phrase.Vector)))]));
        _hasStates |= memory.Kind == WatchKind.State;
    }

    /// <summary>Every watch that looks here sees all views of this part; those that another model embedded are passed over.</summary>
    /// <param name="number">Of the view that the camera shows.</param>
    /// <param name="sightings">[watches of the camera x views of the frame]: by the order of the watch, then by place.</param>
    public void See(EmbeddedFrame frame, int number, Span<Sighting> sightings)
    {
        var place = 0;
        for (var i = 0; i < frame.Views.Count; i++)
        {
            if (frame.Views[i].Asked == Asked && _texts.Fits(frame.Views[i].Embedding))
                See(frame.Views[i], place++, number, frame.Views.Count, sightings);
        }
    }

    /// <summary>By how much the query of a watch leads in a closer view of what it looks at, less a further share of the model's spread.</summary>
    public double LeadOf(int order, EmbeddedView closer)
    {
        var scratch = Rent(closer);
        var seen = Compare(closer, 0, 0, new(), scratch);
        var lead = _watches.Find(watch => watch.Order == order)!.LeadIn(seen) - CloserHandicap * seen.Neutral.Spread;
        ArrayPool<float>.Shared.Return(scratch);
        return lead;
    }

    private void See(EmbeddedView view, int place, int number, int places, Span<Sighting> sightings)
    {
        while (_last.Count <= place)
            _last.Add(new());
        var scratch = Rent(view);
        var seen = Compare(view, place, number, _last[place], scratch);
        foreach (var watch in _watches)
            sightings[watch.Order * places + place] = watch.See(seen, scratch);
        ArrayPool<float>.Shared.Return(scratch);
        _widest.Learn(seen.Neutral.Spread);
    }

    // Room for three values per patch.
    private static float[] Rent(EmbeddedView view) => ArrayPool<float>.Shared.Rent(3 * Likeness.PatchesOf(view.Embedding));

    private Seen Compare(EmbeddedView view, int place, int viewNumber, LastSeen last, Span<float> scratch)
    {
        var patches = Likeness.PatchesOf(view.Embedding);
        var (stride, count, parts) = (1 + patches, _texts.Count, Math.Max(1, patches));
        var isSame = last.Is(view);
        var room = last.Take(view, count * (stride + 2) + parts);
        var cosines = room[..(count * stride)];
        var pooled = room.Slice(count * stride, count);
        var likenesses = room.Slice(count * (stride + 1), count);
        var usual = room[(count * (stride + 2))..];
        if (!isSame)
        {
            var same = last.Same(view.Embedding);
            _texts.Compare(view.Embedding, patches, cosines, same);
            if (same.IsEmpty || same.Contains(false))
                Pool(cosines, stride, pooled, usual, scratch);
            for (var row = 0; row < count; row++)
                likenesses[row] = Likeness.Of(cosines[row * stride], patches > 0 ? pooled[row] : null);
            last.Neutral = Neutral(likenesses, 1);
            if (_hasStates)
                last.WholeNeutral = Neutral(cosines, stride);
        }

        var neutral = last.Neutral;
        return new Seen(
            view, place, viewNumber, cosines, likenesses, usual, neutral with { LeadUnit = Math.Max(neutral.Spread, _widest.Value) }, last.WholeNeutral);
    }

    // What follows from the patches alone.
    private void Pool(ReadOnlySpan<float> cosines, int stride, Span<float> pooled, Span<float> usual, Span<float> scratch)
    {
        for (var row = 0; row < pooled.Length && stride > 1; row++)
            pooled[row] = Likeness.Pooled(cosines.Slice(row * stride + 1, stride - 1), scratch[..(stride - 1)]);
        Usual(cosines, stride, usual);
    }

    private NeutralLevel Neutral(ReadOnlySpan<float> likenesses, int stride)
    {
        Span<float> neutral = stackalloc float[_neutral.Length];
        for (var i = 0; i < neutral.Length; i++)
            neutral[i] = likenesses[_neutral[i] * stride];
        return NeutralLevel.Of(neutral);
    }

    // What any text at all scores on each patch, or on the picture where there are none: the mean over the neutral prompts.
    private void Usual(ReadOnlySpan<float> cosines, int stride, Span<float> usual)
    {
        usual.Clear();
        foreach (var row in _neutral)
            TensorPrimitives.Add(usual, cosines.Slice(row * stride + (stride > 1 ? 1 : 0), usual.Length), usual);
        TensorPrimitives.Divide(usual, _neutral.Length, usual);
    }
}
