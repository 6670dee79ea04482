using System.Numerics.Tensors;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>
/// Says which of a plant's own words fit one picture best (image to text). What a camera normally shows is left out, as a picture by
/// itself has no past: it is what the model sees at first sight, not whether an alarm would ring.
/// </summary>
internal sealed class Describer
{
    private readonly IReadOnlyList<Prompt> _neutral;
    private readonly IReadOnlyList<CompiledWatch> _watches;
    private readonly IReadOnlyList<Prompt> _phrases;

    /// <exception cref="EmbeddingException">The model refused a text.</exception>
    public Describer(ITextEmbedder model, IReadOnlyList<WatchOptions> watches)
    {
        var book = new PromptBook(model);
        _neutral = book.Neutral();
        _watches = [.. watches.Select(book.Compile)];
        var ofContrasts = from watch in _watches
                          from contrast in watch.Contrasts
                          from phrase in PhraseFinder.In(contrast.Text)
                          select book.PromptFor(phrase.Text);
        _phrases =
        [
            .. _watches.SelectMany(watch => watch.Phrases).Select(phrase => new Prompt(phrase.Text, phrase.Vector)).Concat(ofContrasts).Concat(_neutral)
                .DistinctBy(prompt => prompt.Text, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The parts of the picture that have to be looked at, each once, the whole first.</summary>
    public IReadOnlyList<Region> Asked => [.. _watches.Select(watch => watch.Asked).Prepend(Region.Whole).Distinct()];

    /// <summary>Best first.</summary>
    /// <param name="seen">The vectors of <see cref="Asked"/>, in its order.</param>
    public IReadOnlyList<DescribedWatch> Watches(IReadOnlyList<float[]> seen)
    {
        var looks = Asked.Zip(seen).ToDictionary();
        return [.. _watches.Select(watch => Described(watch, looks[watch.Asked])).OrderByDescending(watch => watch.Lead)];
    }

    /// <summary>The parts of the watches' texts and what may be said of any plant; best first.</summary>
    /// <param name="whole">The vector of the whole picture.</param>
    public IReadOnlyList<DescribedPhrase> Phrases(float[] whole)
    {
        var neutral = Level(whole);
        return
        [
            .. _phrases.Select(phrase => new DescribedPhrase(phrase.Text, (Likeness(phrase, whole) - neutral.Level) / neutral.Spread))
                .OrderByDescending(phrase => phrase.Lead),
        ];
    }

    private DescribedWatch Described(CompiledWatch watch, float[] seen)
    {
        var neutral = Level(seen);
        var query = Likeness(watch.Query, seen);
        var best = watch.Contrasts.Select(contrast => (contrast.Text, Likeness: Likeness(contrast, seen))).OrderByDescending(contrast => contrast.Likeness).FirstOrDefault();
        var beaten = best.Text is null ? neutral.Level : MathF.Max(neutral.Level, best.Likeness);
        return new DescribedWatch(
            watch.Options.Id, watch.Query.Text, best.Text is null || query >= best.Likeness ? watch.Query.Text : best.Text, (query - beaten) / neutral.Spread);
    }

    private NeutralLevel Level(float[] seen) => NeutralLevel.Of([.. _neutral.Select(prompt => Likeness(prompt, seen))]);

    private static float Likeness(Prompt prompt, float[] seen) => TensorPrimitives.Dot<float>(prompt.Vector, seen);
}
