using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HydroEdge.Embedding;

/// <summary>
/// The steps of tokenizer.json's <c>normalizer</c> and <c>pre_tokenizer</c> that the tokenizer operators leave out: small
/// letters, patterns replaced, and, for WordPiece, the pattern that says what a word is.
/// </summary>
internal sealed class TextNormaliser
{
    // A pattern comes with the model, so it must not be able to run away: no backtracking, linear time.
    private const RegexOptions Safe = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private readonly List<Func<string, string>> _steps = [];

    public TextNormaliser(TokenizerFile file, bool canonical)
    {
        if (canonical)
            _steps.Add(Canonical);
        if (file.Root.TryGetProperty("normalizer", out var normaliser))
            Add(normaliser, file.Path);
        if (file.Kind is "WordPiece" && file.Root.TryGetProperty("pre_tokenizer", out var words))
            AddWords(words, file.Path);
    }

    public string Apply(string text) => _steps.Aggregate(text, (changed, step) => step(changed));

    private void Add(JsonElement step, string file)
    {
        if (step.ValueKind is not JsonValueKind.Object || !step.TryGetProperty("type", out var type))
            return;
        if (type.ValueEquals("Sequence") && step.TryGetProperty("normalizers", out var inner) && inner.ValueKind is JsonValueKind.Array)
        {
            foreach (var one in inner.EnumerateArray())
                Add(one, file);
        }
        else if (type.ValueEquals("Lowercase"))
        {
            _steps.Add(text => text.ToLowerInvariant());
        }
        else if (type.ValueEquals("Replace") && Pattern(step, file) is { } pattern && step.TryGetProperty("content", out var content))
        {
            var replacement = content.GetString()!.Replace("$", "$$", StringComparison.Ordinal);
            _steps.Add(text => pattern.Replace(text, replacement));
        }
    }

    private void AddWords(JsonElement step, string file)
    {
        if (step.ValueKind is JsonValueKind.Object && step.TryGetProperty("type", out var type) && type.ValueEquals("Split")
            && Pattern(step, file) is { } word)
        {
            _steps.Add(text => string.Join(' ', Words(text, word)));
        }
    }

    // .NET matches UTF-16 units where tokenizers match characters: the halves of one character belong together.
    private static IEnumerable<string> Words(string text, Regex word)
    {
        var pending = "";
        foreach (Match match in word.Matches(text))
        {
            pending += match.Value;
            if (char.IsHighSurrogate(pending[^1]))
                continue;
            yield return pending;
            pending = "";
        }
    }

    private static Regex? Pattern(JsonElement step, string file)
    {
        if (!step.TryGetProperty("pattern", out var pattern) || pattern.ValueKind is not JsonValueKind.Object
            || !pattern.TryGetProperty("Regex", out var regex) || regex.ValueKind is not JsonValueKind.String)
            return null;
        try
        {
            return new Regex(regex.GetString()!, Safe);
        }
        catch (Exception broken) when (broken is ArgumentException or NotSupportedException)
        {
            throw new ModelException($"{file}: the pattern {regex} is not understood: {broken.Message}", broken);
        }
    }

    // open_clip's canonicalize_text: no punctuation, small letters, single blanks.
    private static string Canonical(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text.Replace('_', ' '))
        {
            if (!char.IsAscii(letter) || !(char.IsPunctuation(letter) || char.IsSymbol(letter)))
                kept.Append(char.ToLowerInvariant(letter));
        }

        return string.Join(' ', kept.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
