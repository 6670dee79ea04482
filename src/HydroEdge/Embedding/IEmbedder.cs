namespace HydroEdge.Embedding;

/// <summary>Turns pictures and words into unit vectors of the same space. The tests have a small one of their own.</summary>
internal interface IEmbedder : ITextEmbedder
{
    ModelCard Model { get; }

    int LargestBatch { get; }

    /// <summary>One embedding per picture, in order.</summary>
    /// <exception cref="EmbeddingException">The model refused this batch.</exception>
    IReadOnlyList<ImageEmbedding> Embed(IReadOnlyList<Picture> pictures);

    IReadOnlyList<string> ITextEmbedder.Languages => Model.Languages;

    bool ITextEmbedder.Templates => Model.Templates;

    bool ITextEmbedder.Reads(string language) => Model.Languages.Count == 0 || Model.Languages.Contains(language);

    // What has no tokenizer reads texts of any length.
    bool ITextEmbedder.Cuts(string text) => false;
}
