using System.Numerics.Tensors;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class PromptBookTests
{
    private static readonly WatchOptions Watch = new() { Id = "w", Query = "query" };

    private readonly TinyEmbedder _embedder = new();

    [Fact]
    public void Contrasts_come_from_the_query_where_the_watch_gives_none()
    {
        var derived = Compiled(Watch with { Query = "gauge needle in red zone", Kind = WatchKind.State });
        var given = Compiled(Watch with { Query = "gauge needle in red zone", Contrast = ["contrast"] });

        Assert.Equal(["gauge needle in yellow zone", "gauge needle in green zone"], derived.Contrasts.Select(contrast => contrast.Text));
        Assert.True(derived.Plan.ContrastsDerived);
        Assert.Equal(["contrast"], given.Contrasts.Select(contrast => contrast.Text));
        Assert.False(given.Plan.ContrastsDerived);
    }

    [Fact]
    public void A_second_language_adds_no_second_set_of_derived_contrasts() =>
        Assert.Equal(
            ["gate closed"],
            Compiled(Watch with { Query = "gate open", Queries = new Dictionary<string, string> { ["zh"] = "闸门打开" } }).Plan.Contrasts);

    [Fact]
    public void Where_the_query_gives_none_a_second_language_may() =>
        Assert.Equal(
            ["闸门关闭"],
            Compiled(Watch with { Query = "query", Queries = new Dictionary<string, string> { ["zh"] = "闸门打开" } }).Plan.Contrasts);

    [Fact]
    public void A_negation_is_asked_in_both_wordings_and_held_against_what_it_denies()
    {
        var watch = Compiled(Watch with { Query = "worker without a helmet" });

        Assert.Equal(["worker wearing a helmet"], watch.Contrasts.Select(contrast => contrast.Text));
        AssertAlong(Sum("worker without a helmet", "worker with a bare head"), watch.Query.Vector);
    }

    [Fact]
    public void A_model_deaf_to_the_not_is_asked_without_it()
    {
        var deaf = new DeafEmbedder(_embedder);

        var watch = new PromptBook(deaf).Compile(Watch with { Query = "worker without a helmet" });

        AssertAlong(_embedder.Embed("worker with a bare head"), watch.Query.Vector);
    }

    [Fact]
    public void Phrases_are_found_in_the_query_and_become_vectors()
    {
        var phrases = Compiled(Watch with { Query = "person beyond the railing" }).Phrases;

        Assert.Equal(["person", "railing", "beyond the railing"], phrases.Select(phrase => phrase.Text));
        Assert.All(phrases, phrase => AssertAlong(_embedder.Embed(phrase.Text), phrase.Vector));
    }

    [Fact]
    public void Phrases_that_are_given_stand_in_for_those_found_each_once_and_never_the_query_itself()
    {
        var phrases = Compiled(Watch with
        {
            Query = "person beyond the railing",
            Phrases = new() { Entities = ["man", "Man", "person beyond the railing"], Action = "climbing", Relation = "over the fence" },
        }).Phrases;

        Assert.Equal(
            [(PhraseKind.Entity, "man"), (PhraseKind.Action, "climbing"), (PhraseKind.Relation, "over the fence")],
            phrases.Select(phrase => (phrase.Kind, phrase.Text)));
        Assert.Empty(Compiled(Watch with { Query = "person" }).Phrases);
    }

    [Fact]
    public void Other_phrases_make_it_another_watch()
    {
        var watch = Compiled(Watch with { Phrases = new() { Entities = ["man"] } });

        Assert.True(watch.AsksTheSameAs(Watch with { Phrases = new() { Entities = ["man"] }, OnDelay = TimeSpan.Zero }));
        Assert.False(watch.AsksTheSameAs(Watch with { Phrases = new() { Entities = ["man"], Action = "walking" } }));
        Assert.False(watch.AsksTheSameAs(Watch));
    }

    [Theory]
    [InlineData("smoke", "smoke", "a photo of smoke", "a surveillance camera photo of smoke")]
    [InlineData("烟", "烟", "烟的照片", "监控画面：烟")]
    public void A_model_that_wants_templates_is_asked_in_those_of_the_language(string query, params string[] some)
    {
        var framed = new TinyEmbedder { Model = _embedder.Model with { Templates = true } };

        var watch = new PromptBook(framed).Compile(Watch with { Query = query });

        Assert.Equal(some, some.Intersect(framed.Asked));
        Assert.InRange(framed.Asked.Count, 6, 8);
        AssertAlong(Sum([.. framed.Asked]), watch.Query.Vector);
    }

    [Fact]
    public void A_language_without_templates_is_asked_as_it_stands()
    {
        var framed = new TinyEmbedder { Model = _embedder.Model with { Templates = true, Languages = ["fr"] } };

        new PromptBook(framed).Compile(Watch with { Query = "烟", Queries = new Dictionary<string, string> { ["fr"] = "fumée" } });

        Assert.Single(framed.Asked, text => text.Contains("fumée"));
    }

    private CompiledWatch Compiled(WatchOptions watch) => new PromptBook(_embedder).Compile(watch);

    private float[] Sum(params string[] texts)
    {
        var sum = new float[TinyEmbedder.Dimension];
        foreach (var text in texts)
            TensorPrimitives.Add(sum, _embedder.Embed(text), sum);
        return sum;
    }

    private static void AssertAlong(float[] expected, float[] vector)
    {
        Assert.Equal(1, TensorPrimitives.Norm<float>(vector), 1e-5);
        Assert.Equal(1, TensorPrimitives.CosineSimilarity<float>(expected, vector), 1e-5);
    }

    // Takes "without" for "wearing".
    private sealed class DeafEmbedder(TinyEmbedder inner) : ITextEmbedder
    {
        public IReadOnlyList<string> Languages => [];

        public bool Templates => false;

        public float[] Embed(string text) => inner.Embed(text.Replace("without", "wearing"));

        public bool Reads(string language) => true;

        public bool Cuts(string text) => false;
    }
}
