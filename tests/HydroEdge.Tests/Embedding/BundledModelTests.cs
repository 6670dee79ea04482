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
        Assert.Matches("^[0-9a-f]{12}$", _model.Model.Fingerprint);
    }

    [Fact]
    public void Its_tokenizer_gives_the_ids_it_was_trained_with() =>
        Assert.All(Golden.Ids(Golden.Json("hydroclip-s.json")), one => Assert.Equal(one.Ids, _model.Ids(one.Text)));

    [Fact]
    public void Characters_without_a_shape_part_words_and_leave_nothing_else() =>
        Assert.Equal(_model.Ids("oil water"), _model.Ids("oil\u200bwater\u0001"));

    [Fact]
    public void A_text_begins_with_the_start_token_and_has_no_end_token() =>
        Assert.Equal(1, _model.Ids("gauge needle in red zone")[0]);

    [Fact]
    public void Pictures_and_texts_become_unit_vectors()
    {
        var seen = _model.Embed([new Picture(new byte[64 * 48 * 3], 64, 48, Region.Whole)])[0];

        Assert.Equal(1, Length(seen.Global), 5);
        Assert.Equal(1, Length(_model.Embed("person near the water")), 5);
        Assert.Equal((8, 8), (seen.Rows, seen.Columns));
        Assert.All(seen.Patches.Chunk(256), patch => Assert.Equal(1, Length(patch), 5));
    }

    private static double Length(float[] vector) => Math.Sqrt(vector.Sum(x => (double)x * x));
}
