using HydroEdge.Bus;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class PhraseEvidenceTests
{
    private static readonly WatchOptions Watch = new()
    {
        Id = "w", Query = "query", Contrast = ["contrast"], Phrases = new() { Entities = ["other contrast"], Relation = "beyond the railing" },
    };

    private readonly WatchBoard _board = new(new TinyEmbedder());
    private readonly CameraFeed _camera;

    public PhraseEvidenceTests()
    {
        _board.Apply([Watch]);
        _camera = new(_board);
    }

    [Fact]
    public void A_decision_tells_which_parts_of_the_query_were_seen()
    {
        _camera.Show(60, query: 0.1);
        var seen = Show(query: 0.6, part: 0.5);
        var unseen = Show(query: 0.6, part: 0);

        Assert.Equal([PhraseKind.Entity, PhraseKind.Relation], seen.Phrases!.Select(phrase => phrase.Kind));
        Assert.Equal(["other contrast", "beyond the railing"], seen.Phrases!.Select(phrase => phrase.Text));
        Assert.True(seen.Phrases![0].Deviations > 4);
        Assert.True(unseen.Phrases![0].Deviations < 2);
    }

    [Fact]
    public void Nothing_is_told_of_parts_while_nothing_is_seen() =>
        Assert.All(_camera.Show(60, query: 0.1), decision => Assert.Null(decision.Phrases));

    [Fact]
    public void A_part_that_is_always_there_is_none_that_is_seen()
    {
        for (var i = 0; i < 300; i++)
            _camera.Show(TinyEmbedder.Picture(0.1, 0.3, other: 0.5));

        Assert.True(Show(query: 0.6, part: 0.5).Phrases![0].Deviations < 2);
    }

    [Fact]
    public void The_bus_names_kind_text_and_deviations_and_nothing_where_there_are_no_parts()
    {
        _camera.Show(60, query: 0.1);
        var decision = Show(query: 0.6, part: 0.5);

        var told = PhraseData.Of(decision)!;

        Assert.Equal(("entity", "other contrast"), (told[0].Kind, told[0].Text));
        Assert.Equal(decision.Phrases![0].Deviations, told[0].Deviations!.Value, 1e-4);
        Assert.Null(PhraseData.Of(decision with { Phrases = null }));
        Assert.Null(PhraseData.Of(null));
    }

    private Decision Show(double query, double part)
    {
        var decision = default(Decision);
        for (var i = 0; i < 50; i++)
            decision = _camera.Show(TinyEmbedder.Picture(query, 0.3, other: part)).Single();
        return decision;
    }
}
