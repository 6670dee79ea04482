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

    public Look(Region asked, IReadOnlyList<Prompt> neutral, WidestSpread widest) =>
        (Asked, _neutral, _widest) = (asked, [.. neutral.Select(_texts.RowOf)], widest);

    public Region Asked { get; }

    /// <summary>Floats that <see cref="See"/> needs for a picture of so many patches.</summary>
    public static int RoomFor(int patches) => 3 * patches;

    /// <param name="order">Which of the camera's watches this is.</param>
    public void Add(CompiledWatch watch, WatchMemory memory, int order) =>
        _watches.Add(new(
            memory, order, _texts.RowOf(watch.Query), [.. watch.Contrasts.Select(_texts.RowOf)],
            [.. watch.Phrases.Select(phrase => _texts.RowOf(new Prompt(phrase.Text, phrase.Vector)))]));

    /// <summary>Every watch that looks here sees the view.</summary>
    /// <param name="place">Which of the views of this part it is, from 0.</param>
    /// <param name="sightings">[watches of the camera x places]: by the order of the watch, then by place.</param>
    public void See(EmbeddedView view, int place, int viewNumber, int places, Span<float> scratch, Span<Sighting> sightings)
    {
        while (_last.Count <= place)
            _last.Add(new());
        var seen = Compare(view, place, viewNumber, _last[place], scratch);
        foreach (var watch in _watches)
            sightings[watch.Order * places + place] = watch.See(seen, scratch);
        _widest.Learn(seen.Neutral.Spread);
    }

    /// <summary>By how much the query of a watch leads in a closer view of what it looks at, less a further share of the model's spread.</summary>
    public double LeadOf(int order, EmbeddedView closer, Span<float> scratch)
    {
        var seen = Compare(closer, 0, 0, new(), scratch);
        return _watches.Find(watch => watch.Order == order)!.LeadIn(seen) - CloserHandicap * seen.Neutral.Spread;
    }

    private Seen Compare(EmbeddedView view, int place, int viewNumber, LastSeen last, Span<float> scratch)
    {
        var patches = Likeness.PatchesOf(view.Embedding);
        var (stride, count, parts) = (1 + patches, _texts.Count, Math.Max(1, patches));
        var isSame = last.Is(view);
        var room = last.Take(view, count * (1 + stride) + parts);
        var cosines = room[..(count * stride)];
        var likenesses = room.Slice(count * stride, count);
        var usual = room[(count * (1 + stride))..];
        if (!isSame)
        {
            _texts.Compare(view.Embedding, patches, cosines, last.Same(view.Embedding));
            for (var row = 0; row < count; row++)
                likenesses[row] = Likeness.Of(cosines.Slice(row * stride, stride), scratch[..patches]);
            Usual(cosines, stride, usual);
            last.Neutral = Neutral(likenesses, 1);
            last.WholeNeutral = Neutral(cosines, stride);
        }

        var neutral = last.Neutral;
        return new Seen(
            view, place, viewNumber, cosines, likenesses, usual, neutral with { LeadUnit = Math.Max(neutral.Spread, _widest.Value) }, last.WholeNeutral);
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
