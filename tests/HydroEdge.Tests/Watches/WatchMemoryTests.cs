using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class WatchMemoryTests
{
    private static readonly WatchOptions Watch = new() { Id = "w", Query = "query", Contrast = ["contrast"] };

    [Fact]
    public void After_a_restart_a_watch_goes_on_from_what_it_had_learnt()
    {
        using var folder = new TempFolder();
        var camera = new CameraFeed(NewBoard(out var before));
        camera.Show(300, query: 0.1);
        Save(before, folder.Path, camera.Now);

        var again = new CameraFeed(NewBoard(out var after));
        Assert.Equal(1, Restore(after, folder.Path));

        Assert.Equal(before.Standings.Single().Baseline, after.Standings.Single().Baseline);
        Assert.True(Widest(before) > 0);
        Assert.Equal(Widest(before), Widest(after));
        Assert.Equal(DecisionState.Active, again.Show(6, query: 0.6)[^1].State);
    }

    [Fact]
    public void After_a_restart_a_query_that_was_far_behind_still_has_to_be_ahead_by_a_hair_only()
    {
        using var folder = new TempFolder();
        var camera = new CameraFeed(NewBoard(out var before), fps: 1, noise: 0.001);
        camera.Show(4500, query: 0.1, contrast: 0.5);
        Save(before, folder.Path, camera.Now);

        var again = new CameraFeed(NewBoard(out var after), fps: 1, noise: 0.001);
        Restore(after, folder.Path);

        Assert.Equal(DecisionState.Active, again.Show(6, query: 0.52, contrast: 0.5)[^1].State);
    }

    [Fact]
    public void A_watch_that_asks_something_else_and_another_model_begin_anew()
    {
        using var folder = new TempFolder();
        var camera = new CameraFeed(NewBoard(out var before));
        camera.Show(60, query: 0.1);
        Save(before, folder.Path, camera.Now);

        NewBoard(out var changed, Watch with { Contrast = ["other contrast"], Cameras = ["cam"] });
        var other = new WatchBoard(new TinyEmbedder { Model = new("tiny", "ffffffffffff", TinyEmbedder.Dimension, true, ["zh"], "CPU", true) });
        other.Apply([Watch]);

        Assert.Equal(0, Restore(changed, folder.Path));
        Assert.Equal(0, Restore(other, folder.Path));
        Assert.Equal(60, changed.Standings.Single().FramesToGo);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"model":"000000000000","camera_id":"cam"}""")]
    [InlineData("null")]
    public void A_file_that_cannot_be_read_is_set_aside_and_said(string text)
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "cam.json");
        File.WriteAllText(file, text);
        var told = new List<string>();

        Assert.Empty(new NormalFolder(folder.Path).Load((name, reason) => told.Add(name + reason)));

        Assert.Contains(file, told.Single());
        Assert.Equal([file + ".unreadable"], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void In_another_view_a_watch_calibrates_anew_and_knows_the_first_one_again()
    {
        var board = NewBoard(out _);
        var changes = new List<ViewChange>();
        board.ViewChanged += changes.Add;
        var camera = new CameraFeed(board, fps: 1);

        Show(camera, 200, view: 1);
        var moved = Show(camera, 100, view: 2);
        var back = Show(camera, 30, view: 1);

        Assert.Equal([(2, false), (1, true)], changes.Select(change => (change.View, change.Known)));
        Assert.Contains(moved.Skip(20).Take(40), decision => decision.State == DecisionState.Calibrating);
        Assert.Equal(DecisionState.Inactive, moved[^1].State);
        Assert.DoesNotContain(back, decision => decision.State is DecisionState.Calibrating or DecisionState.Active);
    }

    [Fact]
    public void Scoring_a_frame_takes_no_memory()
    {
        var board = NewBoard(out _);
        board.Apply([
            Watch, Watch with { Id = "s", Kind = WatchKind.State, Normal = "contrast" }, Watch with { Id = "n", Contrast = [] },
            Watch with { Id = "p", Phrases = new() { Entities = ["other contrast"] } }]);
        var frame = new EmbeddedFrame("cam", 1, DateTimeOffset.UnixEpoch, [new(Region.Whole, Region.Whole, TinyEmbedder.Picture(0.1, 0.3, rows: 8, columns: 8))]);
        var decisions = new List<Decision>();
        Score(200);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Score(100);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Score(int frames)
        {
            for (var i = 0; i < frames; i++)
                board.Score(frame, decisions);
        }
    }

    private static double Widest(WatchBoard board) => board.Record(DateTimeOffset.UnixEpoch).Single().WidestSpread;

    private static WatchBoard NewBoard(out WatchBoard board, WatchOptions? watch = null)
    {
        board = new(new TinyEmbedder());
        board.Apply([watch ?? Watch with { Cameras = ["cam"] }]);
        return board;
    }

    private static void Save(WatchBoard board, string folder, DateTimeOffset now)
    {
        foreach (var record in board.Record(now))
            new NormalFolder(folder).Save(record);
    }

    private static int Restore(WatchBoard board, string folder) =>
        new NormalFolder(folder).Load((file, reason) => Assert.Fail(file + reason)).Sum(board.Restore);

    // A query at .1 and a contrast at .3 in both views, and patches that have nothing else in common.
    private static List<Decision> Show(CameraFeed camera, int seconds, int view)
    {
        var decisions = new List<Decision>();
        for (var i = 0; i < seconds; i++)
        {
            float[] patches = [.. Enumerable.Range(0, 16).SelectMany(patch => TinyEmbedder.Unit(0.1, 0.3, 0, seed: 100 * view + patch))];
            decisions.AddRange(camera.Show(new ImageEmbedding(TinyEmbedder.Unit(0.1, 0.3, 0, seed: view), patches, 4, 4)));
        }

        return decisions;
    }
}
