using HydroEdge.Benchmarks.Scorer;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Tests.Watches;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Benchmarks;

public sealed class LackingScorerTests
{
    private static readonly WatchOptions[] Watches =
    [
        new() { Id = "event", Query = "query", Contrast = ["contrast"] },
        new() { Id = "state", Query = "query", Contrast = ["contrast", "other contrast"], Kind = WatchKind.State },
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_lacks_nothing_decides_as_the_product_does(int seed)
    {
        var embedder = new TinyEmbedder();
        using var product = new ProductScorer(embedder, Watches);
        var lacking = new LackingScorer(embedder, Watches, new Lack("nothing"));
        var random = new Random(seed);
        var (decided, active) = (0, 0);
        foreach (var frame in Frames(random))
        {
            var (expected, actual) = (new Verdict[Watches.Length], new Verdict[Watches.Length]);
            product.Consider(frame, expected);
            lacking.Consider(frame, actual);

            Assert.Equal(expected, actual);
            decided += expected.Count(verdict => verdict.IsActive is not null);
            active += expected.Count(verdict => verdict.IsActive == true);
        }

        Assert.InRange(active, 1, decided - 1);
    }

    [Fact]
    public void Every_part_that_can_be_left_out_has_a_name_of_its_own()
    {
        Assert.Equal(Lack.All.Count, Lack.All.Select(lack => lack.Name).Distinct().Count());
        Assert.Contains(Lack.All, lack => lack.OfPatches);
    }

    // Still pictures of several lengths, one after the other.
    private static IEnumerable<EmbeddedFrame> Frames(Random random)
    {
        var number = 0;
        for (var scene = 0; scene < 30; scene++)
        {
            var (query, contrast) = (scene == 0 ? 0.1 : 0.6 * random.NextDouble(), 0.3);
            for (var left = scene == 0 ? 80 : 5 + random.Next(20); left > 0; left--)
            {
                var picture = TinyEmbedder.Picture(query + 0.01 * random.NextDouble(), contrast, rows: 2, columns: 2);
                yield return new("cam", ++number, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(number), [new(Region.Whole, Region.Whole, picture)]);
            }
        }
    }
}
