using System.Text.Json;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Tests.Embedding;

public sealed class BundledModelTests : IClassFixture<BundledModel>
{
    private readonly OnnxEmbedder _model;

    public BundledModelTests(BundledModel bundled) => _model = bundled.Embedder;

    [Fact]
    public void It_says_what_it_is()
    {
        Assert.Equal("hydroclip-s", _model.Model.Name);
        Assert.Equal(256, _model.Model.Dimension);
        Assert.True(_model.Model.HasPatches);
        Assert.Equal(["en", "zh"], _model.Model.Languages);
        Assert.False(_model.Model.Templates);
        Assert.Matches("^[0-9a-f]{12}$", _model.Model.Fingerprint);
    }

    [Fact]
    public void Its_tokenizer_gives_the_ids_it_was_trained_with()
    {
        var texts = Golden.Ids(Golden.Json("hydroclip-s.json").GetProperty("texts")).ToList();

        Assert.Equal(500, texts.Count);
        Assert.All(texts, one => Assert.Equal(one.Ids, _model.Ids(one.Text)));
    }

    [Fact]
    public void Its_text_vectors_are_those_of_the_training_side()
    {
        var texts = Golden.Json("hydroclip-s.json").GetProperty("texts").EnumerateArray().Where(one => one.TryGetProperty("vector", out _)).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, one => Assert.InRange(Cosine(Vector(one), _model.Embed(one.GetProperty("text").GetString()!)), 0.99999, 1.00001));
    }

    [Fact]
    public async Task Its_picture_vectors_are_those_of_the_training_side()
    {
        var pictures = Golden.Json("hydroclip-s.json").GetProperty("pictures").EnumerateArray().ToList();

        Assert.NotEmpty(pictures);
        foreach (var one in pictures)
        {
            var picture = await PictureFile.ReadAsync(Golden.File(one.GetProperty("file").GetString()!), CancellationToken.None);
            var seen = _model.Embed([new Picture(picture.Rgb, picture.Width, picture.Height, Region.Whole)])[0];
            Assert.InRange(Cosine(Vector(one), seen.Global), 0.999, 1.00001);
        }
    }

    [Fact]
    public void Characters_without_a_shape_part_words_and_leave_nothing_else() =>
        Assert.Equal(_model.Ids("oil water"), _model.Ids("oil\u200bwater\u0001"));

    [Fact]
    public void A_text_too_long_is_cut_and_keeps_its_end_token()
    {
        var ids = _model.Ids(string.Join(' ', Enumerable.Repeat("needle", 60)));

        Assert.Equal((48, 1, 2), (ids.Length, ids[0], ids[^1]));
    }

    [Fact]
    public void Pictures_and_texts_become_unit_vectors()
    {
        var seen = _model.Embed([new Picture(new byte[64 * 48 * 3], 64, 48, Region.Whole)])[0];

        Assert.Equal(1, Length(seen.Global), 5);
        Assert.Equal(1, Length(_model.Embed("person near the water")), 5);
        Assert.Equal((8, 8), (seen.Rows, seen.Columns));
        Assert.All(seen.Patches.Chunk(256), patch => Assert.Equal(1, Length(patch), 5));
    }

    private static float[] Vector(JsonElement one) => [.. one.GetProperty("vector").EnumerateArray().Select(number => number.GetSingle())];

    private static double Cosine(float[] one, float[] other) => one.Zip(other, (a, b) => (double)a * b).Sum() / (Length(one) * Length(other));

    private static double Length(float[] vector) => Math.Sqrt(vector.Sum(x => (double)x * x));
}
