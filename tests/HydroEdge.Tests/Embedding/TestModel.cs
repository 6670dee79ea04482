using HydroEdge.Embedding;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Embedding;

/// <summary>A model folder of tiny graphs in one of the three layouts, in a temporary place, to be spoilt at will.</summary>
internal sealed class TestModel : IDisposable
{
    public const string Processor =
        """{"size": {"shortest_edge": 8}, "crop_size": 8, "do_center_crop": true, "resample": 3, "image_mean": [0, 0, 0], "image_std": [1, 1, 1]}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hydroedge-model-");

    public string Folder => _folder.FullName;

    public static TestModel Own(string image = "image", string text = "text", string more = "", string textMore = "")
    {
        var model = new TestModel();
        model.Copy(image, "image.onnx").Copy(text, "text.onnx").Tokenizer("wordpiece", "");
        return model.Write("model.json", $$$"""
            {"format": "hydroedge-model/1", "name": "tiny", "languages": ["en"],
             "image": {"width": 8, "height": 8, "resize": "squash"{{{more}}} }, "text": {"length": 12, "pad": false{{{textMore}}} } }
            """);
    }

    public static TestModel HuggingFace(string image = "image", string text = "text", string tokenizer = "bpe", string folder = "onnx/") =>
        new TestModel()
            .Copy(image, $"{folder}vision_model.onnx")
            .Copy(text, $"{folder}text_model.onnx")
            .Tokenizer(tokenizer, "")
            .Write("config.json", """{"model_type": "clip", "text_config": {"max_position_embeddings": 77}}""")
            .Write("preprocessor_config.json", Processor);

    public static TestModel Immich() =>
        new TestModel()
            .Copy("image_immich", "visual/model.onnx")
            .Copy("text_fixed", "textual/model.onnx")
            .Tokenizer("wordpiece", "textual/")
            .Write("config.json", """{"embed_dim": 4, "text_cfg": {"context_length": 7}}""")
            .Write("visual/preprocess_cfg.json", """
                {"size": [8, 8], "mode": "RGB", "mean": [0, 0, 0], "std": [1, 1, 1], "interpolation": "bicubic", "resize_mode": "shortest", "fill_color": 0}
                """);

    public OnnxEmbedder Load(ProviderChoice provider = ProviderChoice.Cpu, int largestBatch = 8, ILoggerFactory? logs = null) =>
        OnnxEmbedder.Load(
            new ModelOptions { Folder = Folder, Provider = provider, LargestBatch = largestBatch, Threads = 1 }, logs ?? NullLoggerFactory.Instance);

    public string Refusal() => Assert.Throws<ModelException>(() => Load().Dispose()).Message;

    public TestModel Write(string file, string text)
    {
        File.WriteAllText(Made(file), text);
        return this;
    }

    public TestModel Remove(string file)
    {
        File.Delete(Path.Combine(Folder, file));
        return this;
    }

    public TestModel Copy(string graph, string file)
    {
        File.Copy(Golden.File($"{graph}.onnx"), Made(file), overwrite: true);
        return this;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private TestModel Tokenizer(string kind, string below)
    {
        var golden = Golden.Json($"{kind}.json");
        Write($"{below}tokenizer.json", golden.GetProperty("tokenizer").GetRawText());
        return Write($"{below}tokenizer_config.json", golden.GetProperty("config").GetRawText());
    }

    private string Made(string file)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
