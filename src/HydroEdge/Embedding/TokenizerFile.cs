using System.Text.Json;
using System.Text.Json.Nodes;

namespace HydroEdge.Embedding;

/// <summary>tokenizer.json and tokenizer_config.json as far as they must be understood here.</summary>
/// <param name="Kind">BPE, Unigram or WordPiece.</param>
/// <param name="Json">The text of tokenizer.json.</param>
/// <param name="Config">The text of tokenizer_config.json, its class replaced by one that the operator knows.</param>
internal sealed record TokenizerFile(string Path, string Kind, string Json, string Config, JsonElement Root, long PadId)
{
    // The classes that HfJsonTokenizer knows; the others differ from these in name only.
    private static readonly string[] KnownClasses =
        ["CLIPTokenizer", "GPT2Tokenizer", "GemmaTokenizer", "LlamaTokenizer", "T5Tokenizer", "XLMRobertaTokenizer", "Qwen2Tokenizer", "CodeGenTokenizer"];

    public static TokenizerFile Read(TextRecipe recipe)
    {
        var (path, json) = (recipe.TokenizerFile, ModelFiles.ReadTokenizer(recipe.TokenizerFile));
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement.Clone();
        var config = JsonNode.Parse(ModelFiles.ReadTokenizer(recipe.ConfigFile)) as JsonObject
            ?? throw new ModelException($"{recipe.ConfigFile}: a JSON object belongs there.");
        var model = root.ValueKind is JsonValueKind.Object && root.TryGetProperty("model", out var found) && found.ValueKind is JsonValueKind.Object
            ? found
            : throw new ModelException($"{path}: 'model' is missing.");

        var kind = KindOf(model, path);
        config["tokenizer_class"] = KnownClass(kind, model, (config["tokenizer_class"] as JsonValue)?.ToString());

        // Without its name the operator would end texts with the unknown token.
        if (kind is "Unigram" && config["eos_token"] is null)
            config["eos_token"] = "</s>";
        return new TokenizerFile(path, kind, json, config.ToJsonString(), root, Pad(root, model, config));
    }

    private static string KindOf(JsonElement model, string path)
    {
        var type = model.TryGetProperty("type", out var named) && named.ValueKind is JsonValueKind.String ? named.GetString()
            : model.TryGetProperty("merges", out _) ? "BPE"
            : model.TryGetProperty("unk_id", out _) ? "Unigram"
            : null;
        return type is "BPE" or "Unigram" or "WordPiece"
            ? type
            : throw new ModelException($"{path}: 'model.type' is '{type}'; BPE, Unigram and WordPiece are read.");
    }

    private static string KnownClass(string kind, JsonElement model, string? named)
    {
        var plain = named?.Replace("Fast", "", StringComparison.Ordinal) ?? "";
        if (KnownClasses.Contains(plain))
            return plain;
        if (kind is "Unigram")
            return plain.Contains("Roberta", StringComparison.OrdinalIgnoreCase) ? "XLMRobertaTokenizer" : "T5Tokenizer";
        if (model.TryGetProperty("byte_fallback", out var fallback) && fallback.ValueKind is JsonValueKind.True)
            return "GemmaTokenizer";
        return model.TryGetProperty("end_of_word_suffix", out var suffix) && suffix.ValueKind is JsonValueKind.String && suffix.GetString() is { Length: > 0 }
            ? "CLIPTokenizer"
            : "GPT2Tokenizer";
    }

    private static long Pad(JsonElement root, JsonElement model, JsonObject config)
    {
        var name = config["pad_token"] switch
        {
            JsonValue text => text.ToString(),
            JsonObject token => (token["content"] as JsonValue)?.ToString(),
            _ => null,
        };
        if (name is not null && IdOf(name, root, model) is { } id)
            return id;
        return root.TryGetProperty("padding", out var padding) && padding.ValueKind is JsonValueKind.Object
            && padding.TryGetProperty("pad_id", out var fixedId) && fixedId.TryGetInt64(out var pad) ? pad : 0;
    }

    private static long? IdOf(string token, JsonElement root, JsonElement model)
    {
        if (root.TryGetProperty("added_tokens", out var added) && added.ValueKind is JsonValueKind.Array)
        {
            foreach (var one in added.EnumerateArray())
            {
                if (one.TryGetProperty("content", out var content) && content.ValueEquals(token) && one.TryGetProperty("id", out var id))
                    return id.GetInt64();
            }
        }

        return model.TryGetProperty("vocab", out var vocabulary) && vocabulary.ValueKind is JsonValueKind.Object
            && vocabulary.TryGetProperty(token, out var known) ? known.GetInt64() : null;
    }
}
