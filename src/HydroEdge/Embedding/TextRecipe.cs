namespace HydroEdge.Embedding;

/// <summary>How words become numbers for one model.</summary>
/// <param name="TokenizerFile">tokenizer.json.</param>
/// <param name="ConfigFile">tokenizer_config.json.</param>
/// <param name="Length">Tokens at most; a graph of fixed length overrules it.</param>
/// <param name="PadToLength">The model was trained on texts padded to that length.</param>
/// <param name="Canonical">Punctuation goes and capitals become small first (open_clip's "canonicalize").</param>
internal sealed record TextRecipe(string TokenizerFile, string ConfigFile, int Length, bool PadToLength, bool Canonical);
