using System.Text.Json;
using Microsoft.ML.OnnxRuntime;

namespace HydroEdge.Embedding;

/// <summary>
/// A model's own tokenizer.json, run by Microsoft's onnxruntime-extensions: BPE and Unigram through HfJsonTokenizer,
/// WordPiece through BertTokenizer. Thread-safe.
/// </summary>
internal sealed class TextTokenizer : IDisposable
{
    private readonly string _file;
    private readonly SessionOptions _options = new();
    private readonly RunOptions _run = new();
    private readonly InferenceSession _session;
    private readonly TextNormaliser _normaliser;
    private readonly WordPieces? _pieces;
    private readonly long[] _ending = [];

    private TextTokenizer(TextRecipe recipe, TokenizerFile file)
    {
        _file = recipe.TokenizerFile;
        Kind = file.Kind;
        PadId = file.PadId;
        _normaliser = new TextNormaliser(file, recipe.Canonical);
        _pieces = file.Kind is "WordPiece" ? WordPieces.Of(file) : null;
        _options.RegisterCustomOpLibrary(OnnxNative.ExtensionsLibrary);
        _options.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
        _session = new InferenceSession(_pieces?.Graph() ?? TokenizerGraph.OfJson(file.Json, file.Config), _options);

        // What every text ends with, whatever the tokenizer calls it: a cut text keeps its end.
        long[][] samples = [Encode("a"), Encode("b"), Encode("水")];
        var shared = 0;
        while (shared < samples.Min(ids => ids.Length) && samples.All(ids => ids[^(shared + 1)] == samples[0][^(shared + 1)]))
            shared++;
        _ending = samples[0][^shared..];
    }

    /// <summary>BPE, Unigram or WordPiece.</summary>
    public string Kind { get; }

    /// <summary>What short texts are filled up with.</summary>
    public long PadId { get; }

    /// <exception cref="ModelException">A kind of tokenizer that is not read, or a broken file.</exception>
    public static TextTokenizer Load(TextRecipe recipe)
    {
        try
        {
            return new TextTokenizer(recipe, TokenizerFile.Read(recipe));
        }
        catch (Exception broken) when (broken is OnnxRuntimeException or EmbeddingException or JsonException)
        {
            throw new ModelException($"{recipe.TokenizerFile}: not a tokenizer that can be read: {broken.FirstLine()} {ModelFiles.CopyAgain(recipe.TokenizerFile)}", broken);
        }
    }

    /// <summary>The ids of a text, with the model's start and end tokens; cut so that the end token stays.</summary>
    /// <exception cref="EmbeddingException">The tokenizer refused this text.</exception>
    public long[] Encode(string text, int most)
    {
        var ids = Encode(text);
        return ids.Length <= most ? ids : [.. ids[..(most - _ending.Length)], .. _ending];
    }

    public void Dispose()
    {
        _session.Dispose();
        _run.Dispose();
        _options.Dispose();
    }

    /// <summary>The ids of a text, all of them.</summary>
    /// <exception cref="EmbeddingException">The tokenizer refused this text.</exception>
    public long[] Encode(string text)
    {
        try
        {
            using var input = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, [1]);
            input.StringTensorSetElementAt(_normaliser.Apply(text).AsSpan(), 0);
            using var outputs = _session.Run(_run, [TokenizerGraph.Input], [input], [TokenizerGraph.Output]);

            // Unigram says nothing at all of a text in which nothing is.
            if (!outputs[0].IsTensor)
                return _ending;
            var ids = outputs[0].GetTensorDataAsSpan<long>().ToArray();
            return _pieces is null ? ids : _pieces.Framed(ids);
        }
        catch (OnnxRuntimeException refused)
        {
            throw new EmbeddingException($"{_file}: the tokenizer refused a text: {refused.FirstLine()}", refused);
        }
    }
}
