namespace HydroEdge.Embedding;

/// <summary>The half of an embedder that reads: all that checking a watch's texts takes.</summary>
internal interface ITextEmbedder
{
    /// <summary>Codes of the languages the model was trained on; empty when its folder does not say.</summary>
    IReadOnlyList<string> Languages { get; }

    /// <summary>Whether texts do better in several frames such as "a photo of ...", averaged.</summary>
    bool Templates { get; }

    /// <summary>The unit vector of a text, [D].</summary>
    /// <exception cref="EmbeddingException">The model or its tokenizer refused this text.</exception>
    float[] Embed(string text);

    /// <summary>Whether the model knows a language, by its code; where its folder does not say, it is believed to unless its vocabulary rules it out.</summary>
    bool Reads(string language);

    /// <summary>Whether a text is longer than the model reads, so that its end goes unread.</summary>
    /// <exception cref="EmbeddingException">The tokenizer refused this text.</exception>
    bool Cuts(string text);
}
