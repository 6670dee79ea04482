namespace HydroEdge.Embedding;

/// <summary>Turns pictures and words into unit vectors of the same space. The tests have a small one of their own.</summary>
internal interface IEmbedder
{
    ModelCard Model { get; }

    int LargestBatch { get; }

    /// <summary>One embedding per picture, in order.</summary>
    /// <exception cref="EmbeddingException">The model refused this batch.</exception>
    IReadOnlyList<ImageEmbedding> Embed(IReadOnlyList<Picture> pictures);

    /// <summary>The unit vector of a text, [D].</summary>
    /// <exception cref="EmbeddingException">The model or its tokenizer refused this text.</exception>
    float[] Embed(string text);
}
