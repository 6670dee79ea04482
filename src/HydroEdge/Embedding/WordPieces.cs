using System.Text.Json;

namespace HydroEdge.Embedding;

/// <summary>
/// A WordPiece vocabulary as the BertTokenizer operator wants it. The operator demands a <c>[SEP]</c> and a <c>[CLS]</c>
/// and always puts them around; what tokenizer.json's post_processor does not have is added to the vocabulary for it
/// and taken off the result again, since its id lies outside the model's table.
/// </summary>
internal sealed class WordPieces
{
    private const int LargestVocabulary = 2_000_000;
    private readonly TokenizerFile _file;
    private readonly List<string> _vocabulary;
    private readonly bool _startsWithClass;
    private readonly bool _endsWithSeparator;

    private WordPieces(TokenizerFile file, List<string> vocabulary)
    {
        (_file, _vocabulary) = (file, vocabulary);
        foreach (var demanded in (string[])["[UNK]", "[SEP]", "[PAD]", "[CLS]", "[MASK]"])
        {
            if (!_vocabulary.Contains(demanded))
                _vocabulary.Add(demanded);
        }

        var framing = file.Root.TryGetProperty("post_processor", out var post) ? post.GetRawText() : "";
        _startsWithClass = framing.Contains("[CLS]", StringComparison.Ordinal);
        _endsWithSeparator = framing.Contains("[SEP]", StringComparison.Ordinal);
    }

    /// <exception cref="ModelException">The vocabulary has gaps or repeats.</exception>
    public static WordPieces Of(TokenizerFile file)
    {
        if (!file.Root.GetProperty("model").TryGetProperty("vocab", out var vocab) || vocab.ValueKind is not JsonValueKind.Object)
            throw new ModelException($"{file.Path}: 'model.vocab' is missing.");

        var words = new SortedDictionary<long, string>();
        foreach (var word in vocab.EnumerateObject())
        {
            if (!word.Value.TryGetInt64(out var id) || id is < 0 or > LargestVocabulary || !words.TryAdd(id, word.Name))
                throw new ModelException($"{file.Path}: 'model.vocab' gives '{word.Name}' the id {word.Value}; ids run from 0, each once.");
        }

        // The operator numbers its lines, so a gap in the ids must be a line of its own that no text can match.
        var lines = new List<string>(words.Count);
        foreach (var (id, word) in words)
        {
            while (lines.Count < id)
                lines.Add($"[unused {lines.Count}]");
            lines.Add(word);
        }

        return new WordPieces(file, lines);
    }

    public byte[] Graph()
    {
        var model = _file.Root.GetProperty("model");
        var bert = _file.Root.TryGetProperty("normalizer", out var normaliser) && normaliser.ValueKind is JsonValueKind.Object
            && Text(normaliser, "type") is "BertNormalizer";
        var lower = bert && !(normaliser.TryGetProperty("lowercase", out var lowercase) && lowercase.ValueKind is JsonValueKind.False);
        var accents = bert && normaliser.TryGetProperty("strip_accents", out var strip) && strip.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? strip.GetBoolean()
            : lower;
        return TokenizerGraph.OfWordPieces(
            string.Join('\n', _vocabulary),
            lower,
            accents,
            Text(model, "unk_token") ?? "[UNK]",
            Text(model, "continuing_subword_prefix") ?? "##");
    }

    public long[] Framed(long[] ids) => ids[(_startsWithClass ? 0 : 1)..(_endsWithSeparator ? ids.Length : ids.Length - 1)];

    private static string? Text(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
