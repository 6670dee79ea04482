using System.Numerics.Tensors;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>Turns what watches ask in words into vectors. The embedder remembers texts; nothing is kept here.</summary>
internal sealed class PromptBook(ITextEmbedder embedder)
{
    /// <exception cref="EmbeddingException">The model or its tokenizer refused a text.</exception>
    public IReadOnlyList<Prompt> Neutral() => [.. NeutralPrompts.For(embedder).Select(PromptFor)];

    /// <exception cref="EmbeddingException">The model or its tokenizer refused a text.</exception>
    public CompiledWatch Compile(WatchOptions watch)
    {
        var plan = QueryPlan.Of(watch);
        if (watch.Kind == WatchKind.State && plan.Contrasts.Count == 0)
            throw new ArgumentException($"Watch '{watch.Id}' has kind state and no contrast; name at least one other state.", nameof(watch));

        var query = Mean([.. Readable(plan).SelectMany(Said).Select(said => VectorOf(said.Text, said.Language))]);
        return new(
            watch, plan, new(watch.Query, query), [.. plan.Contrasts.Select(PromptFor)],
            [.. plan.Phrases.Select(phrase => new Phrase(phrase.Kind, phrase.Text, PromptFor(phrase.Text).Vector))]);
    }

    /// <summary>The query, and what of the further wordings the model knows the language of.</summary>
    private IEnumerable<QueryWording> Readable(QueryPlan plan) =>
        plan.Wordings.Take(1).Concat(plan.Wordings.Skip(1).Where(wording => embedder.Reads(wording.Language)));

    // A model that cannot tell "without a helmet" from "wearing a helmet" is asked in the words that need no "not" alone.
    private IEnumerable<(string Text, string Language)> Said(QueryWording wording)
    {
        if (wording.Denies is not { Positive: { } positive } denied)
            return [(wording.Text, wording.Language)];
        var deaf = TextLikeness.Of(embedder.Embed(wording.Text), embedder.Embed(denied.Affirmed)) > TextLikeness.CannotTellApart;
        return deaf ? [(positive, wording.Language)] : [(wording.Text, wording.Language), (positive, wording.Language)];
    }

    /// <exception cref="EmbeddingException">The model or its tokenizer refused the text.</exception>
    public Prompt PromptFor(string text) => new(text, VectorOf(text, QueryLanguage.Of(text)));

    private float[] VectorOf(string text, string language) =>
        embedder.Templates ? Mean([.. PromptTemplates.Around(text, language).Select(Embedded)]) : Embedded(text);

    private static float[] Mean(IReadOnlyList<float[]> vectors)
    {
        var mean = new float[vectors[0].Length];
        foreach (var vector in vectors)
            TensorPrimitives.Add(mean, vector, mean);
        TensorPrimitives.Divide(mean, TensorPrimitives.Norm<float>(mean), mean);
        return mean;
    }

    private float[] Embedded(string text)
    {
        // A text that becomes no direction would make a watch that is silent for ever, and nobody would know.
        var vector = embedder.Embed(text);
        return float.IsFinite(1 / TensorPrimitives.Norm<float>(vector))
            ? vector
            : throw new EmbeddingException($"The model makes nothing of '{text}': its vector is zero or not a number.");
    }
}
