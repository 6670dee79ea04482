using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class LessonsTests
{
    private const double Event = 0.6;
    private const double Usual = 0.1;

    private static readonly WatchOptions Watch = new() { Id = "w", Query = "query", Contrast = ["contrast"] };
    private static readonly WatchOptions State = Watch with { Kind = WatchKind.State };

    private readonly TinyEmbedder _embedder = new();
    private readonly WatchBoard _board;
    private readonly CameraFeed _camera;

    public LessonsTests()
    {
        _board = new(_embedder);
        _camera = new(_board);
    }

    [Fact]
    public void A_rejected_picture_does_not_ring_again_though_it_comes_again_and_again()
    {
        _board.Apply([Watch]);
        Teach(Raised(), real: false);

        for (var again = 0; again < 5; again++)
        {
            Assert.DoesNotContain(_camera.Show(30, Event), IsActive);
            _camera.Show(60, Usual);
        }
    }

    [Fact]
    public void A_different_picture_of_the_event_rings_after_a_rejection()
    {
        _board.Apply([Watch]);
        Teach(Raised(), real: false);

        Assert.Contains(Show(10, Other(Event)), IsActive);
    }

    [Fact]
    public void An_alarm_that_is_rejected_while_it_is_raised_ends()
    {
        _board.Apply([Watch]);
        _camera.Show(60, Usual);
        Teach(Vector(_camera.Show(10, Event)[^1]), real: false);

        Assert.False(IsActive(_camera.Show(10, Event)[^1]));
    }

    [Fact]
    public void A_confirmed_picture_is_not_silenced_by_a_rejected_one_that_is_farther_away()
    {
        _board.Apply([Watch]);
        var rejected = Raised();
        var almost = TinyEmbedder.Picture(Event - 0.03, 0.3);
        Teach(rejected, real: false);
        Assert.DoesNotContain(Show(10, almost), IsActive);
        _camera.Show(60, Usual);

        _board.Teach("w", "cam", (_, _) => [new(false, rejected), new(true, HalfVector.Pack(almost.Global))]);

        Assert.Contains(Show(10, almost), IsActive);
        _camera.Show(60, Usual);
        Assert.DoesNotContain(Show(10, TinyEmbedder.Picture(Event, 0.3)), IsActive);
    }

    [Fact]
    public void A_confirmed_picture_raises_the_margin_of_those_like_it_and_of_no_others()
    {
        _board.Apply([Watch]);
        _camera.Show(60, Usual);
        var before = _camera.Show(TinyEmbedder.Picture(0.4, 0.3)).Single().Margin;
        var usual = _camera.Show(TinyEmbedder.Picture(Usual, 0.3)).Single().Margin;

        Teach(HalfVector.Pack(TinyEmbedder.Picture(0.42, 0.3).Global), real: true);

        Assert.True(_camera.Show(TinyEmbedder.Picture(0.4, 0.3)).Single().Margin > before + 0.05);
        Assert.Equal(usual, _camera.Show(TinyEmbedder.Picture(Usual, 0.3)).Single().Margin, 0.005);
    }

    [Fact]
    public void A_rejected_state_does_not_ring_again_and_others_do()
    {
        _board.Apply([State]);
        _camera.Show(60, Usual);
        Teach(Vector(_camera.Show(30, Event)[^1]), real: false);

        _camera.Show(30, Usual);
        Assert.DoesNotContain(_camera.Show(60, Event), IsActive);
        Assert.Contains(Show(30, Other(Event)), IsActive);
    }

    [Fact]
    public void A_state_that_was_rejected_stays_silent_when_it_is_there_from_the_start()
    {
        _board.Apply([State]);
        Teach(HalfVector.Pack(TinyEmbedder.Picture(Event, 0.3).Global), real: false);

        Assert.DoesNotContain(_camera.Show(120, Event), IsActive);
        _camera.Show(60, Usual);
        Assert.Contains(Show(30, Other(Event)), IsActive);
    }

    [Fact]
    public void Of_two_views_a_silenced_one_does_not_hide_the_other()
    {
        _board.Apply([Watch]);
        Region left = new(0, 0, 0.6, 1), right = new(0.4, 0, 0.6, 1);
        ImageEmbedding usual = TinyEmbedder.Picture(Usual, 0.3), seen = TinyEmbedder.Picture(Event + 0.05, 0.3);
        for (var i = 0; i < 300; i++)
            _camera.Show(new EmbeddedView(Region.Whole, left, usual), new EmbeddedView(Region.Whole, right, usual));
        Teach(HalfVector.Pack(seen.Global), real: false);

        var decisions = Enumerable.Range(0, 50).Select(_ => _camera.Show(new EmbeddedView(Region.Whole, left, seen), new EmbeddedView(Region.Whole, right, Other(Event))).Single());

        Assert.Contains(decisions, IsActive);
    }

    [Fact]
    public void What_was_taught_is_asked_for_by_question_and_model_and_vectors_of_another_length_are_not_compared()
    {
        _board.Apply([Watch]);
        _camera.Show(60, Usual);
        (string Question, string Model)? asked = null;

        _board.Teach("w", "cam", (question, model) =>
        {
            asked = (question, model);
            return [new(false, [1, 2, 3])];
        });

        Assert.Equal(_board.Asks("w"), asked);
        Assert.Equal("000000000000", asked!.Value.Model);
        Assert.Contains(_camera.Show(10, Event), IsActive);
    }

    [Fact]
    public void Another_question_starts_untaught_and_other_delays_are_no_other_question()
    {
        Assert.Equal(Watch.Question(), (Watch with { OnDelay = TimeSpan.FromMinutes(1), Cameras = ["cam"] }).Question());
        Assert.NotEqual(Watch.Question(), (Watch with { Query = "queries" }).Question());
        Assert.NotEqual(Watch.Question(), (Watch with { Contrast = ["contrast", "other contrast"] }).Question());
        Assert.NotEqual(Watch.Question(), (Watch with { Region = new(0, 0, 0.5, 0.5) }).Question());
        Assert.NotEqual(Watch.Question(), (Watch with { Queries = new Dictionary<string, string> { ["zh"] = "contrast" } }).Question());

        _board.Apply([Watch]);
        Teach(Raised(), real: false);
        _board.Apply([Watch with { Contrast = ["contrast", "other contrast"] }]);

        Assert.NotNull(Raised());
    }

    [Fact]
    public void A_lesson_for_a_watch_that_is_gone_changes_nothing()
    {
        _board.Apply([Watch]);

        _board.Teach("gone", "cam", (_, _) => throw new InvalidOperationException("nobody is to be asked"));

        Assert.Null(_board.Asks("gone"));
        Assert.NotNull(Raised());
    }

    private byte[] Raised()
    {
        _camera.Show(60, Usual);
        var vector = Vector(_camera.Show(10, Event).First(IsActive));
        _camera.Show(60, Usual);
        return vector;
    }

    private byte[] Vector(Decision decision) => _board.ViewBehind(decision)!.Vector;

    private void Teach(byte[] vector, bool real) => _board.Teach("w", "cam", (_, _) => [new Exemplar(real, vector)]);

    private List<Decision> Show(double seconds, ImageEmbedding picture) =>
        [.. Enumerable.Range(0, (int)(seconds * 5)).SelectMany(_ => _camera.Show(picture))];

    /// <summary>As like the query as the event, and otherwise another picture.</summary>
    private static ImageEmbedding Other(double query)
    {
        var vector = TinyEmbedder.Unit(query, 0.3, 0, seed: 99);
        return new(vector, vector, 1, 1);
    }

    private static bool IsActive(Decision decision) => decision.State == DecisionState.Active;
}
