namespace HydroEdge.Embedding;

/// <summary>
/// What Optimum and transformers.js publish: <c>onnx/vision_model.onnx</c> and <c>onnx/text_model.onnx</c> (or both at
/// the top), <c>preprocessor_config.json</c> and the tokenizer. Reduced variants count only where the plain graph is absent.
/// </summary>
internal static class HuggingFaceLayout
{
    private const int LargestSide = 2048;
    private static readonly string[] Variants = ["", "_fp16", "_quantized", "_int8", "_uint8", "_q4", "_q4f16", "_bnb4"];

    public static ModelFolder Read(ModelFiles files)
    {
        var config = files.FindJson("config.json");
        var processor = files.FindJson("preprocessor_config.json")
            ?? files.FindJson("processor_config.json")?.Object("image_processor")
            ?? files.NeedJson("preprocessor_config.json");

        return new ModelFolder(
            files.Folder,
            Path.GetFileName((config?.Text("_name_or_path") ?? files.Folder).TrimEnd('/')) is { Length: > 0 } name ? name : "model",
            "Hugging Face",
            Graph(files, "vision_model"),
            Graph(files, "text_model"),
            Picture(processor),
            Text(files, config),
            Languages: []);
    }

    private static string Graph(ModelFiles files, string name)
    {
        string[] places = [.. Variants.SelectMany(variant => new[] { $"onnx/{name}{variant}.onnx", $"{name}{variant}.onnx" })];
        if (files.Find(places) is { } found)
            return found;
        if (files.Find("onnx/model.onnx", "model.onnx") is { } both)
            throw new ModelException($"{both}: one graph for pictures and texts; HydroEdge needs them apart, as onnx/{name}.onnx. "
                + "Export the two towers separately.");
        return files.Need($"onnx/{name}.onnx", $"{name}.onnx");
    }

    private static PictureRecipe Picture(JsonFields processor)
    {
        var size = Sides(processor, "size") ?? throw processor.Wrong("size", "is missing");
        var cut = processor.Flag("do_center_crop") ?? processor.Value("crop_size") is not null;
        var crop = cut ? Sides(processor, "crop_size") ?? size : size;
        var squashed = size.Square && !(cut && size.Plain);
        if (squashed && (crop.Width, crop.Height) != (size.Width, size.Height))
            throw processor.Wrong("crop_size", $"{crop.Width}x{crop.Height} is not the {size.Width}x{size.Height} of 'size'; such a cut is not supported");

        var normalise = processor.Flag("do_normalize") ?? true;
        return new PictureRecipe(
            crop.Width,
            crop.Height,
            squashed ? ResizeMode.Squash : ResizeMode.CentreCrop,
            size.Width,
            (ResampleFilter)(processor.Whole("resample", 0, 5) ?? (int)ResampleFilter.Bicubic),
            processor.Flag("do_rescale") ?? true ? (float)(processor.Number("rescale_factor") ?? 1.0 / 255) : 1,
            normalise ? processor.Channels("image_mean") ?? throw processor.Wrong("image_mean", "is missing") : [0, 0, 0],
            normalise ? PictureRecipe.Deviation(processor, "image_std") ?? throw processor.Wrong("image_std", "is missing") : [1, 1, 1]);
    }

    // 224, {"shortest_edge": 224} or {"height": 224, "width": 224}. A plain number means the short side where the
    // centre is cut out afterwards, a square otherwise.
    private static (int Width, int Height, bool Square, bool Plain)? Sides(JsonFields processor, string key)
    {
        if (processor.Value(key) is { ValueKind: System.Text.Json.JsonValueKind.Number })
            return processor.Whole(key, 1, LargestSide) is { } side ? (side, side, true, true) : null;
        if (processor.Object(key) is not { } sides)
            return null;
        if (sides.Whole("shortest_edge", 1, LargestSide) is { } edge)
            return (edge, edge, false, false);
        return (
            sides.Whole("width", 1, LargestSide) ?? throw sides.Wrong("width", "is missing"),
            sides.Whole("height", 1, LargestSide) ?? throw sides.Wrong("height", "is missing"),
            true, false);
    }

    private static TextRecipe Text(ModelFiles files, JsonFields? config)
    {
        var settings = files.NeedJson("tokenizer_config.json");
        var text = config?.Object("text_config");
        var sigmoid = config?.Text("model_type")?.Contains("siglip", StringComparison.OrdinalIgnoreCase) ?? false;

        // transformers writes 1e30 where a tokenizer knows no limit.
        var limit = settings.Number("model_max_length") is { } most and >= 2 and <= 8192 ? (int)most : (int?)null;
        return new TextRecipe(
            files.Need("tokenizer.json"),
            settings.File,
            limit ?? text?.Whole("max_position_embeddings", 2, 8192) ?? (sigmoid ? 64 : 77),
            PadToLength: sigmoid,
            Canonical: false);
    }
}
