namespace HydroEdge.Embedding;

/// <summary>What Immich exports from open_clip: <c>visual/</c> and <c>textual/</c>, each a graph and its settings.</summary>
internal static class ImmichLayout
{
    private const int LargestSide = 2048;

    public static ModelFolder Read(ModelFiles files)
    {
        var preprocess = files.NeedJson("visual/preprocess_cfg.json");
        var text = files.FindJson("config.json")?.Object("text_cfg");
        var (width, height) = preprocess.Size("size", LargestSide) ?? throw preprocess.Wrong("size", "is missing");

        return new ModelFolder(
            files.Folder,
            Path.GetFileName(files.Folder),
            "Immich",
            files.Need("visual/model.onnx"),
            files.Need("textual/model.onnx"),
            new PictureRecipe(
                width,
                height,
                PictureRecipe.NamedMode(preprocess, "resize_mode") ?? ResizeMode.CentreCrop,
                Math.Max(width, height),
                PictureRecipe.NamedFilter(preprocess, "interpolation") ?? ResampleFilter.Bicubic,
                1f / 255,
                preprocess.Channels("mean") ?? throw preprocess.Wrong("mean", "is missing"),
                PictureRecipe.Deviation(preprocess, "std") ?? throw preprocess.Wrong("std", "is missing")),
            new TextRecipe(
                files.Need("textual/tokenizer.json"),
                files.Need("textual/tokenizer_config.json"),
                text?.Whole("context_length", 2, 8192) ?? 77,
                PadToLength: true,
                Canonical: text?.Object("tokenizer_kwargs")?.Text("clean") is "canonicalize"),
            Languages: []);
    }
}
