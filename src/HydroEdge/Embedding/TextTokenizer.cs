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
    private readonly int _suffix;

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

        // What every text begins and ends with, whatever the tokenizer calls it: a cut text keeps its end.
        var (empty, letter) = (Encode(""), Encode("a"));
        var prefix = empty.Zip(letter).TakeWhile(pair => pair.First == pair.Second).Count();
        _suffix = empty.Skip(prefix).Reverse().Zip(letter.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
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
            throw new ModelException($"{recipe.TokenizerFile}: not a tokenizer that can be read: {broken.FirstLine()}", broken);
        }
    }

    /// <summary>The ids of a text, with the model's start and end tokens; cut so that the end token stays.</summary>
    /// <exception cref="EmbeddingException">The tokenizer refused this text.</exception>
    public long[] Encode(string text, int most)
    {
        var ids = Encode(text);
        return ids.Length <= most ? ids : [.. ids[..(most - _suffix)], .. ids[^_suffix..]];
    }

    public void Dispose()
    {
        _session.Dispose();
        _run.Dispose();
        _options.Dispose();
    }

    private long[] Encode(string text)
    {
        try
        {
            using var input = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, [1]);
            input.StringTensorSetElementAt(_normaliser.Apply(text).AsSpan(), 0);
            using var outputs = _session.Run(_run, [TokenizerGraph.Input], [input], [TokenizerGraph.Output]);
            var ids = outputs[0].GetTensorDataAsSpan<long>().ToArray();
            return _pieces is null ? ids : _pieces.Framed(ids);
        }
        catch (OnnxRuntimeException refused)
        {
            throw new EmbeddingException($"{_file}: the tokenizer refused a text: {refused.FirstLine()}", refused);
        }
    }
}
