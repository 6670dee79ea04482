namespace HydroEdge.Embedding;

/// <summary>
/// What a folder says of the model in it, whichever of three layouts it has; nothing is converted. The graphs
/// themselves are opened later and overrule it where they say more.
/// </summary>
/// <param name="Layout">HydroEdge, Hugging Face or Immich.</param>
/// <param name="Languages">Codes of the languages it was trained on; empty when the folder does not say.</param>
/// <param name="ImageEmbedding">Name of the image graph's output, when the folder says it.</param>
/// <param name="Patches">Name of the image graph's patch output, when the folder says it.</param>
/// <param name="PatchGrid">Rows and columns of the patches, when the folder says it; otherwise they form a square.</param>
/// <param name="TextEmbedding">Name of the text graph's output, when the folder says it.</param>
/// <param name="Templates">Whether texts do better in frames such as "a photo of ..."; true of web-scale models.</param>
/// <param name="Temporal">What sees in several frames what happens; null where the folder has none.</param>
internal sealed record ModelFolder(
    string Path,
    string Name,
    string Layout,
    string ImageGraph,
    string TextGraph,
    PictureRecipe Picture,
    TextRecipe Text,
    IReadOnlyList<string> Languages,
    string? ImageEmbedding = null,
    string? Patches = null,
    (int Rows, int Columns)? PatchGrid = null,
    string? TextEmbedding = null,
    bool Templates = true,
    TemporalFiles? Temporal = null)
{
    /// <summary>Where the model that comes along lies.</summary>
    public static string Bundled => System.IO.Path.Combine(AppContext.BaseDirectory, "models", "hydroclip-s");

    /// <exception cref="ModelException">The folder does not fit.</exception>
    public static ModelFolder Open(string path)
    {
        if (File.Exists(path))
            throw new ModelException($"{path}: a file. Name the folder it lies in: an image graph, a text graph and a tokenizer.");
        if (!Directory.Exists(path))
            throw new ModelException($"{path}: no such folder. Name a folder that holds an image graph, a text graph and a tokenizer.");

        var files = new ModelFiles(path);
        if (files.Has("model.json"))
            return OwnLayout.Read(files);
        if (files.Has("visual/model.onnx") || files.Has("textual/model.onnx"))
            return ImmichLayout.Read(files);
        if (files.FindJson("config.json", "preprocessor_config.json") is not null)
            return HuggingFaceLayout.Read(files);
        throw new ModelException(
            $"{path}: no model folder: it holds neither model.json (HydroEdge), nor config.json and preprocessor_config.json "
            + "(Hugging Face), nor visual/model.onnx and textual/model.onnx (Immich).");
    }
}
