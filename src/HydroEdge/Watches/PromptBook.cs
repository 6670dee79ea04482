using System.Numerics.Tensors;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>Texts turned into vectors. The embedder remembers them; nothing is kept here.</summary>
/// <remarks>
/// Texts go to the model as they are. Frames such as "a surveillance camera photo of ..." neither helped nor hurt the bundled
/// model on needle sweeps and persons, and each of them is one more way for another model to be misled.
/// </remarks>
internal sealed class PromptBook(IEmbedder embedder)
{
    /// <exception cref="EmbeddingException">The model or its tokenizer refused a text.</exception>
    public IReadOnlyList<Prompt> Neutral() => [.. NeutralPrompts.For(embedder.Model).Select(PromptFor)];

    /// <exception cref="EmbeddingException">The model or its tokenizer refused a text.</exception>
    public CompiledWatch Compile(WatchOptions watch)
    {
        if (watch.Kind == WatchKind.State && watch.Contrast.Count == 0)
            throw new ArgumentException($"Watch '{watch.Id}' has kind state and no contrast; name at least one other state.", nameof(watch));
        var vector = Mean([watch.Query, .. InKnownLanguages(watch.Queries)]);
        return new(watch, new(watch.Query, vector), [.. watch.Contrast.Select(PromptFor)]);
    }

    private Prompt PromptFor(string text) => new(text, VectorOf(text));

    private IEnumerable<string> InKnownLanguages(IReadOnlyDictionary<string, string> queries) =>
        from query in queries
        where embedder.Model.Languages.Count == 0 || embedder.Model.Languages.Contains(query.Key)
        select query.Value;

    private float[] Mean(IReadOnlyList<string> texts)
    {
        var mean = new float[embedder.Model.Dimension];
        foreach (var text in texts)
            TensorPrimitives.Add(mean, VectorOf(text), mean);
        TensorPrimitives.Divide(mean, TensorPrimitives.Norm<float>(mean), mean);
        return mean;
    }

    private float[] VectorOf(string text)
    {
        // A text that becomes no direction would make a watch that is silent for ever, and nobody would know.
        var vector = embedder.Embed(text);
        return float.IsFinite(1 / TensorPrimitives.Norm<float>(vector))
            ? vector
            : throw new EmbeddingException($"The model makes nothing of '{text}': its vector is zero or not a number.");
    }
}
