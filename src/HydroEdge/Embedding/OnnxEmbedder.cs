using System.Security.Cryptography;

namespace HydroEdge.Embedding;

/// <summary>A model folder at work. Pictures and texts may be embedded from different threads at once.</summary>
internal sealed partial class OnnxEmbedder : IEmbedder, IDisposable
{
    private readonly ImageTower _images;
    private readonly TextModel _texts;

    private OnnxEmbedder(ImageTower images, TextModel texts, ModelReport report, int largestBatch) =>
        (_images, _texts, Report, LargestBatch) = (images, texts, report, largestBatch);

    public ModelCard Model => Report.Model;

    public ModelReport Report { get; }

    public int LargestBatch { get; }

    /// <summary>Opens a model folder and embeds one picture and one text, so that what does not fit is known at once.</summary>
    /// <exception cref="ModelException">The folder does not fit.</exception>
    public static OnnxEmbedder Load(ModelOptions options, ILoggerFactory logs)
    {
        OnnxNative.Prepare(options.RuntimeLibrary);
        var folder = ModelFolder.Open(options.Folder ?? ModelFolder.Bundled);
        var providers = new ProviderChain(options, logs.CreateLogger<ProviderChain>());
        var open = new Stack<IDisposable>();
        try
        {
            var (graph, provider) = providers.Open(folder.ImageGraph);
            open.Push(graph);
            var images = new ImageTower(graph, folder);
            var texts = TextModel.Open(folder, providers);
            open.Push(texts);

            var report = Try(folder, provider, images, texts.Tower);
            var (card, logger) = (report.Model, logs.CreateLogger<OnnxEmbedder>());
            Loaded(logger, card.Name, folder.Layout, card.Dimension, card.Fingerprint, card.Provider);
            return new OnnxEmbedder(images, texts, report, options.LargestBatch);
        }
        catch
        {
            foreach (var resource in open)
                resource.Dispose();
            throw;
        }
    }

    public IReadOnlyList<ImageEmbedding> Embed(IReadOnlyList<Picture> pictures)
    {
        var results = new List<ImageEmbedding>(pictures.Count);
        _images.Embed(pictures, LargestBatch, results);
        return results;
    }

    public float[] Embed(string text) => _texts.Embed(text);

    public bool Reads(string language) => _texts.Reads(language);

    public bool Cuts(string text) => _texts.Cuts(text);

    /// <summary>The token ids of a text, as the model is given them but for the padding.</summary>
    public long[] Ids(string text) => _texts.Tower.Ids(text);

    public void Dispose()
    {
        _images.Dispose();
        _texts.Dispose();
    }

    private static ModelReport Try(ModelFolder folder, string provider, ImageTower images, TextTower texts)
    {
        try
        {
            var grey = Enumerable.Repeat((byte)128, 8 * 8 * 3).ToArray();
            var seen = new List<ImageEmbedding>(1);
            images.Embed([new Picture(grey, 8, 8, Cameras.Region.Whole)], 1, seen);
            var read = texts.Embed("a");
            if (seen[0].Global.Length != read.Length)
                throw new ModelException($"{folder.Path}: pictures become {seen[0].Global.Length} numbers and texts {read.Length}; "
                    + "the two graphs are not of one model.");
            var card = new ModelCard(
                folder.Name, Fingerprint(folder), read.Length, seen[0].Patches.Length > 0, folder.Languages, provider,
                folder.Picture.Mode is not ResizeMode.CentreCrop, folder.Templates);
            return Describe(folder, card, images.Graph, texts, seen[0]);
        }
        catch (EmbeddingException refused)
        {
            throw new ModelException($"{folder.Path}: the model does not run: {refused.Message}", refused);
        }
    }

    private static ModelReport Describe(ModelFolder folder, ModelCard card, ModelGraph images, TextTower texts, ImageEmbedding seen) => new(
        folder.Path,
        folder.Layout,
        card,
        ModelGraph.Describe(images.Inputs),
        ModelGraph.Describe(images.Outputs),
        ModelGraph.Describe(texts.Graph.Inputs),
        ModelGraph.Describe(texts.Graph.Outputs),
        folder.Picture.Width,
        folder.Picture.Height,
        $"{folder.Picture.Mode}, {folder.Picture.Filter}",
        seen.Rows,
        seen.Columns,
        texts.TokenizerKind,
        texts.Length);

    private static string Fingerprint(ModelFolder folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        foreach (var file in new[] { folder.ImageGraph, folder.TextGraph }.SelectMany(WithWeights))
        {
            using var stream = File.OpenRead(file);
            for (int read; (read = stream.Read(buffer)) > 0;)
                hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    // A graph with its weights beside it (model.onnx_data, model.onnx.data) is the same file before and after fine-tuning.
    private static IEnumerable<string> WithWeights(string graph) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(graph)!, Path.GetFileName(graph) + "*data*").Order(StringComparer.Ordinal).Prepend(graph);

    [LoggerMessage(Level = LogLevel.Information, Message = "Model {Model} ({Layout} folder, {Dimension} dimensions, fingerprint {Fingerprint}) is ready on {Provider}")]
    private static partial void Loaded(ILogger logger, string model, string layout, int dimension, string fingerprint, string provider);
}
