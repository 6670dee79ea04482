using HydroEdge.Cli;

namespace HydroEdge.Tests.Cli;

public sealed class PlantedEventTests
{
    [Fact]
    public void What_is_planted_in_a_clip_that_starts_over_happens_again_in_every_round()
    {
        PlantedEvent[] truth = [new("looped", "gate", 25, 40), new("once", "oil", 10, 20)];

        var planted = PlantedEvent.Repeated(truth, new Dictionary<string, double> { ["looped"] = 80 }, seconds: 170);

        Assert.Equal([25, 105, 185, 10], planted.Select(one => one.From));
        Assert.Equal([40, 120, 200, 20], planted.Select(one => one.To));
    }
}
