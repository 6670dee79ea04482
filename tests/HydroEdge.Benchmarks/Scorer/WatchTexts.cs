using System.Numerics.Tensors;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Scorer;

/// <summary>A watch as the product compiles it, and the three margins over the whole picture that need no memory.</summary>
internal sealed record WatchTexts(CompiledWatch Watch, IReadOnlyList<Prompt> Neutral)
{
    public static IReadOnlyList<WatchTexts> Compile(IEmbedder embedder, IReadOnlyList<WatchOptions> watches)
    {
        var book = new PromptBook(embedder);
        var neutral = book.Neutral();
        return [.. watches.Select(watch => new WatchTexts(book.Compile(watch), neutral))];
    }

    public float Cosine(ImageEmbedding image) => TensorPrimitives.Dot<float>(image.Global, Watch.Query.Vector);

    /// <summary>Over the closest contrast; the cosine itself where the watch has none.</summary>
    public float OverContrasts(ImageEmbedding image) => Cosine(image) - (Watch.Contrasts.Count == 0
        ? 0
        : Watch.Contrasts.Max(contrast => TensorPrimitives.Dot<float>(image.Global, contrast.Vector)));

    /// <summary>Over the closest contrast and over what the neutral prompts reach on this very picture.</summary>
    public float OverNeutral(ImageEmbedding image)
    {
        Span<float> neutral = stackalloc float[Neutral.Count];
        for (var i = 0; i < neutral.Length; i++)
            neutral[i] = TensorPrimitives.Dot<float>(image.Global, Neutral[i].Vector);
        var over = Cosine(image) - Statistics.UpperQuartile(neutral);
        return Watch.Contrasts.Count == 0 ? over : Math.Min(over, OverContrasts(image));
    }
}
