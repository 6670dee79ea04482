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

    [Theory]
    [InlineData("the contrasts of events")]
    [InlineData("the neutral prompts")]
    [InlineData("a least lead")]
    [InlineData("the query's own departure")]
    public void What_lacks_a_part_decides_otherwise(string part)
    {
        var embedder = new TinyEmbedder();
        IScorer[] scorers = [new LackingScorer(embedder, Watches, new Lack("nothing")), new LackingScorer(embedder, Watches, Lack.All.Single(lack => lack.Name == part))];

        var told = scorers.Select(scorer => Frames(new Random(1)).SelectMany(frame => Told(scorer, frame)).ToArray()).ToArray();

        Assert.NotEqual(told[0], told[1]);
    }

    private static Verdict[] Told(IScorer scorer, EmbeddedFrame frame)
    {
        var verdicts = new Verdict[Watches.Length];
        scorer.Consider(frame, verdicts);
        return verdicts;
    }

    // Still pictures of several lengths, one after the other.
    private static IEnumerable<EmbeddedFrame> Frames(Random random)
    {
        var number = 0;
        for (var scene = 0; scene < 30; scene++)
        {
            var (query, contrast) = scene == 0 ? (0.1, 0.3) : (0.6 * random.NextDouble(), 0.3 - 0.6 * random.NextDouble());
            for (var left = scene == 0 ? 80 : 5 + random.Next(20); left > 0; left--)
            {
                var picture = TinyEmbedder.Picture(query + 0.01 * random.NextDouble(), contrast, rows: 2, columns: 2);
                yield return new("cam", ++number, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(number), [new(Region.Whole, Region.Whole, picture)]);
            }
        }
    }
}
