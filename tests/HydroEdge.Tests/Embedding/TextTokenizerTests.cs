using System.Text.Json;
using System.Text.Json.Nodes;
using HydroEdge.Embedding;

namespace HydroEdge.Tests.Embedding;

public sealed class TextTokenizerTests
{
    public TextTokenizerTests() => OnnxNative.Prepare(null);

    [Theory]
    [InlineData("bpe", "BPE")]
    [InlineData("unigram", "Unigram")]
    [InlineData("wordpiece", "WordPiece")]
    public void Every_kind_gives_the_ids_of_Hugging_Face(string golden, string kind)
    {
        var file = Golden.Json($"{golden}.json");
        using var tokenizer = Load(file.GetProperty("tokenizer").GetRawText(), file.GetProperty("config").GetRawText());

        Assert.Equal(kind, tokenizer.Kind);
        Assert.All(Golden.Ids(file.GetProperty("expected")), one => Assert.Equal(one.Ids, tokenizer.Encode(one.Text, 77)));
    }

    [Theory]
    [InlineData("bpe", 527)]
    [InlineData("unigram", 1)]
    [InlineData("wordpiece", 3)]
    public void A_text_that_is_too_long_keeps_its_end_token(string golden, long end)
    {
        var file = Golden.Json($"{golden}.json");
        using var tokenizer = Load(file.GetProperty("tokenizer").GetRawText(), file.GetProperty("config").GetRawText());

        var whole = tokenizer.Encode("low water, high water, the gates are open!", 77);
        var cut = tokenizer.Encode("low water, high water, the gates are open!", 5);

        Assert.Equal([.. whole[..4], end], cut);
    }

    [Theory]
    [InlineData("bpe", 527)]
    [InlineData("unigram", 0)]
    [InlineData("wordpiece", 0)]
    public void Short_texts_are_filled_up_with_the_token_that_the_folder_names(string golden, long pad)
    {
        var file = Golden.Json($"{golden}.json");
        using var tokenizer = Load(file.GetProperty("tokenizer").GetRawText(), file.GetProperty("config").GetRawText());

        Assert.Equal(pad, tokenizer.PadId);
    }

    [Theory]
    [InlineData("{}", "'model' is missing")]
    [InlineData("{\"model\": {\"type\": \"WordLevel\"}}", "WordLevel")]
    [InlineData("{\"model\": {\"type\": \"WordPiece\", \"vocab\": {\"a\": 0, \"b\": 0}}}", "'b' the id 0")]
    [InlineData("{\"model\": {\"type\": \"WordPiece\", \"vocab\": {\"a\": 99999999999}}}", "'a' the id 99999999999")]
    [InlineData("{\"model\": {\"type\": \"BPE\", \"vocab\": {}, \"merges\": 3}}", "tokenizer.json")]
    [InlineData("{\"normalizer\": {\"type\": \"Replace\", \"pattern\": {\"Regex\": \"(?=a\"}, \"content\": \"\"}, \"model\": {\"type\": \"BPE\"}}", "pattern")]
    [InlineData("{\"model\": ", "tokenizer.json")]
    public void A_tokenizer_that_cannot_be_read_is_refused_with_its_file_and_the_reason(string json, string reason)
    {
        var refused = Assert.Throws<ModelException>(() => Load(json, "{}"));

        Assert.Contains("tokenizer.json", refused.Message);
        Assert.Contains(reason, refused.Message);
    }

    [Fact]
    public void The_tokenizers_of_large_models_give_the_ids_of_Hugging_Face()
    {
        if (SharedFolder() is not { } shared)
            return;
        var golden = Golden.Json("large.json");

        using (var clip = Load(File.ReadAllText($"{shared}/clip_tokenizer.json"), File.ReadAllText($"{shared}/clip_tokenizer_config.json")))
            Assert.All(Golden.Ids(golden.GetProperty("clip")), one => Assert.Equal(one.Ids, clip.Encode(one.Text, 77)));
        using (var unigram = Load(File.ReadAllText($"{shared}/t5_small_tokenizer.json"), """{"tokenizer_class": "T5Tokenizer"}"""))
            Assert.All(Golden.Ids(golden.GetProperty("t5")), one => Assert.Equal(one.Ids, unigram.Encode(one.Text, 77)));
        using var chinese = Load(ChineseTokenizer($"{shared}/chinese_clip_vocab.txt"), "{}");
        Assert.All(Golden.Ids(golden.GetProperty("chinese")), one => Assert.Equal(one.Ids, chinese.Encode(one.Text, 77)));
    }

    private static TextTokenizer Load(string tokenizer, string config)
    {
        var folder = Directory.CreateTempSubdirectory("hydroedge-tokenizer-");
        try
        {
            var (file, settings) = (Path.Combine(folder.FullName, "tokenizer.json"), Path.Combine(folder.FullName, "tokenizer_config.json"));
            File.WriteAllText(file, tokenizer);
            File.WriteAllText(settings, config);
            return TextTokenizer.Load(new TextRecipe(file, settings, 77, PadToLength: false, Canonical: false));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string ChineseTokenizer(string vocabulary)
    {
        var tokenizer = JsonNode.Parse(Golden.Json("wordpiece.json").GetProperty("tokenizer").GetRawText())!;
        var words = File.ReadLines(vocabulary).Where(word => word.Length > 0).Select((word, id) => KeyValuePair.Create(word, (JsonNode?)id));
        tokenizer["model"]!["vocab"] = new JsonObject(words);
        return tokenizer.ToJsonString();
    }

    private static string? SharedFolder()
    {
        for (var at = new DirectoryInfo(Path.GetDirectoryName(Golden.File("."))!); at is not null; at = at.Parent)
        {
            var shared = Path.Combine(at.FullName, "shared", "tokenizers");
            if (Directory.Exists(shared))
                return shared;
        }

        return null;
    }
}
