namespace HydroEdge.Embedding;

/// <summary>What can be said of a loaded model, for people who chose its folder.</summary>
/// <param name="ImageInputs">Names, element types and shapes, as the graph has them.</param>
/// <param name="Resize">How a picture is brought to <paramref name="Width"/> x <paramref name="Height"/>.</param>
/// <param name="PatchRows">Rows of the patch grid, 0 without patches.</param>
/// <param name="TextLength">Tokens of a text at most.</param>
internal sealed record ModelReport(
    string Folder,
    string Layout,
    ModelCard Model,
    IReadOnlyList<string> ImageInputs,
    IReadOnlyList<string> ImageOutputs,
    IReadOnlyList<string> TextInputs,
    IReadOnlyList<string> TextOutputs,
    int Width,
    int Height,
    string Resize,
    int PatchRows,
    int PatchColumns,
    string Tokenizer,
    int TextLength);
