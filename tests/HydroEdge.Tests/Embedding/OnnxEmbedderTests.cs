using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Tests.Support;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Tests.Embedding;

public sealed class OnnxEmbedderTests
{
    [Theory]
    [InlineData("image", 1)]
    [InlineData("image", 3)]
    [InlineData("image", 8)]
    [InlineData("image_half", 8)]
    [InlineData("image_immich", 8)]
    public void Every_picture_gets_its_own_vector_in_order_however_they_are_batched(string graph, int largestBatch)
    {
        using var folder = TestModel.Own(graph);
        using var model = folder.Load(largestBatch: largestBatch);

        var seen = model.Embed([.. Enumerable.Range(0, 5).Select(i => Plain((byte)(i * 50), 255, 0))]);

        Assert.Equal(5, seen.Count);
        for (var i = 0; i < 5; i++)
            Near(Unit([i * 50 / 255f, 1, 0, 1]), seen[i].Global);
    }

    [Fact]
    public void Patches_come_row_by_row_with_unit_length()
    {
        using var folder = TestModel.Own("image_patches");
        using var model = folder.Load();
        var rightHalfRed = new byte[8 * 8 * 3];
        for (var i = 0; i < 64; i++)
            rightHalfRed[i * 3] = (byte)(i % 8 >= 4 ? 255 : 0);

        var seen = model.Embed([new Picture(rightHalfRed, 8, 8, Region.Whole)])[0];

        Assert.Equal((2, 2), (seen.Rows, seen.Columns));
        Near([0, 0, 0, 1], seen.Patches[..4]);
        Near(Unit([1, 0, 0, 1]), seen.Patches[4..8]);
        Near(Unit([1, 0, 0, 1]), seen.Patches[12..]);
    }

    // "the gates are open!" is [2 9 5 6 10 7 15 3] in this tokenizer: the graph answers with sum, count, sum of place * id.
    [Theory]
    [InlineData("text")]
    [InlineData("text_bert")]
    public void A_text_reaches_a_graph_with_a_mask_as_it_is(string graph)
    {
        using var folder = TestModel.Own(text: graph);
        using var model = folder.Load();

        Near(Unit([57, 8, 2 + 18 + 15 + 24 + 50 + 42 + 105 + 24, 1]), model.Embed("the gates are open!"));
    }

    [Fact]
    public void A_text_is_filled_up_for_a_graph_without_a_mask()
    {
        using var folder = TestModel.Own(text: "text_ids");
        using var model = folder.Load();

        Near(Unit([57, 12, 2 + 18 + 15 + 24 + 50 + 42 + 105 + 24, 1]), model.Embed("the gates are open!"));
    }

    [Fact]
    public void A_text_is_cut_for_a_graph_of_fixed_length_and_keeps_its_end()
    {
        using var folder = TestModel.Immich();
        using var model = folder.Load();

        Assert.Equal([2, 9, 5, 6, 10, 7, 3], model.Ids("the gates are open!"));
        Near(Unit([42, 7, 2 + 18 + 15 + 24 + 50 + 42 + 21, 1]), model.Embed("the gates are open!"));
    }

    [Fact]
    public void A_provider_that_was_asked_for_and_does_not_work_is_an_error_that_says_what_to_set()
    {
        using var folder = TestModel.Own();

        // Where there is a CUDA device the model simply loads.
        var failure = Record.Exception(() => folder.Load(ProviderChoice.Cuda).Dispose());

        Assert.True(failure is null || failure.Message.Contains("Set model.provider to auto or cpu", StringComparison.Ordinal), failure?.Message);
    }

    [Fact]
    public void One_line_says_what_the_model_runs_on_and_why_not_on_better()
    {
        using var folder = TestModel.Own();
        using var logs = new TestLog();

        using var model = folder.Load(ProviderChoice.Auto, logs: logs);

        var line = Assert.Single(logs.Lines, line => line.Text.Contains("runs on", StringComparison.Ordinal)).Text;
        Assert.Contains($"runs on {model.Model.Provider}", line);
        Assert.True(model.Model.Provider != "CPU" || (line.Contains("not TensorRT: ", StringComparison.Ordinal) && line.Contains("not CUDA: ", StringComparison.Ordinal)), line);
    }

    [Fact(Timeout = 20_000)]
    public async Task Pictures_and_texts_may_be_embedded_at_the_same_time()
    {
        using var folder = TestModel.Own();
        using var model = folder.Load();

        var texts = Task.Run(() => Enumerable.Range(0, 200).Select(i => model.Embed($"gate {i % 40}")).ToArray());
        var pictures = Enumerable.Range(0, 200).Select(i => model.Embed([Plain((byte)i, 0, 0)])[0].Global).ToArray();

        for (var i = 0; i < 200; i++)
            Near(Unit([i / 255f, 0, 0, 1]), pictures[i]);
        Assert.All(await texts, text => Assert.Equal(4, text.Length));
    }

    [Fact]
    public void A_model_has_the_fingerprint_of_its_graphs()
    {
        using var one = TestModel.Own();
        using var same = TestModel.HuggingFace();
        using var other = TestModel.Own("image_patches");

        Assert.Equal(Fingerprint(one), Fingerprint(same));
        Assert.NotEqual(Fingerprint(one), Fingerprint(other));
    }

    private static string Fingerprint(TestModel folder)
    {
        using var model = folder.Load();
        return model.Model.Fingerprint;
    }

    private static Picture Plain(byte red, byte green, byte blue) =>
        new(Enumerable.Repeat(new[] { red, green, blue }, 12 * 10).SelectMany(pixel => pixel).ToArray(), 12, 10, Region.Whole);

    private static float[] Unit(float[] vector)
    {
        var length = (float)Math.Sqrt(vector.Sum(x => (double)x * x));
        return [.. vector.Select(x => x / length)];
    }

    private static void Near(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - 0.002f, pair.First + 0.002f));
    }
}
