namespace HydroEdge.Embedding;

/// <summary>HydroEdge's own layout: one <c>model.json</c> that says everything, beside two graphs and a tokenizer.</summary>
internal static class OwnLayout
{
    private const string Format = "hydroedge-model/1";
    private const int LargestSide = 2048;
    private const int MostFrames = 256;

    public static ModelFolder Read(ModelFiles files)
    {
        var model = files.NeedJson("model.json");
        if (model.Text("format") is not Format)
            throw model.Wrong("format", $"is '{model.Text("format")}'; this version reads {Format}");
        var image = model.Object("image") ?? throw model.Wrong("image", "is missing");
        var text = model.Object("text") ?? throw model.Wrong("text", "is missing");

        return new ModelFolder(
            files.Folder,
            model.Text("name") ?? Path.GetFileName(files.Folder),
            "HydroEdge",
            files.Named(image.Text("file") ?? "image.onnx", "file", image),
            files.Named(text.Text("file") ?? "text.onnx", "file", text),
            Picture(image),
            new TextRecipe(
                files.Need("tokenizer.json"),
                files.Need("tokenizer_config.json"),
                text.Whole("length", 2, 8192) ?? throw text.Wrong("length", "is missing; how many tokens the text graph reads"),
                text.Flag("pad") ?? true,
                Canonical: false),
            model.Texts("languages"),
            image.Text("embedding"),
            image.Text("patches"),
            image.Size("patch_grid", LargestSide) is { } grid ? (grid.Height, grid.Width) : null,
            text.Text("embedding"),
            model.Flag("templates") ?? true,
            model.Object("temporal") is { } temporal ? Temporal(files, temporal) : null);
    }

    private static TemporalFiles Temporal(ModelFiles files, JsonFields temporal) => new(
        files.Named(temporal.Text("clip") ?? "temporal.onnx", "clip", temporal),
        files.Named(temporal.Text("text") ?? "action.onnx", "text", temporal),
        temporal.Whole("frames", 2, MostFrames) ?? throw temporal.Wrong("frames", "is missing; how many frames the graph looks at"));

    private static PictureRecipe Picture(JsonFields image)
    {
        var width = image.Whole("width", 1, LargestSide) ?? throw image.Wrong("width", "is missing");
        var height = image.Whole("height", 1, LargestSide) ?? throw image.Wrong("height", "is missing");
        return new PictureRecipe(
            width,
            height,
            PictureRecipe.NamedMode(image, "resize") ?? ResizeMode.CentreCrop,
            Math.Max(width, height),
            PictureRecipe.NamedFilter(image, "resample") ?? ResampleFilter.Bicubic,
            (float)(image.Number("scale") ?? 1.0 / 255),
            image.Channels("mean") ?? [0, 0, 0],
            PictureRecipe.Deviation(image, "std") ?? [1, 1, 1]);
    }
}
