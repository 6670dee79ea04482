using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class LastSeenTests
{
    private const int Side = 3;
    private const int Patches = Side * Side;

    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_compared_only_where_it_changed_is_decided_as_if_all_of_it_were_compared()
    {
        var (told, whole) = (NewBoard(), NewBoard());
        var kept = new KeptPatches(TinyEmbedder.Dimension);
        var random = new Random(3);
        var (one, other) = (new List<Decision>(), new List<Decision>());
        for (var second = 0; second < 400; second++)
        {
            var query = second is > 200 and < 230 ? 0.6 : 0.1;
            var image = Picture(query + 0.02 * random.NextDouble(), random);
            kept.Lay(KeptPatches.Pack(image, second == 0 ? [.. Enumerable.Range(0, Patches)] : [second % Patches, .. second % Patches < 7 ? [second % Patches + 2] : Array.Empty<int>()]));
            var view = new EmbeddedView(Region.Whole, Region.Whole, kept.With(image.Global));
            var copy = new EmbeddedView(Region.Whole, Region.Whole, new ImageEmbedding(image.Global, [.. view.Embedding.Patches], Side, Side));

            // Every view twice, as a run of two frames is told.
            for (var half = 0; half < 2; half++)
            {
                told.Score(new("cam", second, Begin.AddSeconds(second + 0.5 * half), [view]), one);
                whole.Score(new("cam", second, Begin.AddSeconds(second + 0.5 * half), [half == 0 ? copy : copy with { }]), other);

                Assert.Equal(other.Select(decision => (decision.State, decision.Score, decision.Margin)), one.Select(decision => (decision.State, decision.Score, decision.Margin)));
            }
        }
    }

    private static WatchBoard NewBoard()
    {
        var board = new WatchBoard(new TinyEmbedder());
        board.Apply([new WatchOptions { Id = "w", Query = "query", Contrast = ["contrast"] }, new WatchOptions { Id = "s", Query = "query", Contrast = ["contrast"], Kind = WatchKind.State }]);
        return board;
    }

    private static ImageEmbedding Picture(double query, Random random) => new(
        TinyEmbedder.Unit(query, 0.3, 0, 7),
        [.. Enumerable.Range(0, Patches).SelectMany(patch => TinyEmbedder.Unit(query + 0.05 * random.NextDouble(), 0.3 + 0.05 * random.NextDouble(), 0, patch))], Side, Side);
}
