using HydroEdge.Cli;
using HydroEdge.Config;

namespace HydroEdge.Tests.Cli;

public sealed class PlantedEventTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Header_comments_and_blank_lines_are_no_events()
    {
        File.WriteAllText(_file, "camera,watch,from,to\n# a comment\n\nspillway, gate-water, 25.5, 40\n");

        Assert.Equal([new PlantedEvent("spillway", "gate-water", 25.5, 40)], PlantedEvent.Read(_file));
    }

    [Fact]
    public void Every_faulty_line_is_named()
    {
        File.WriteAllText(_file, "spillway,gate,40,25\nspillway,gate,a,b\nspillway\n");

        var bad = Assert.Throws<BadConfigurationException>(() => PlantedEvent.Read(_file));

        Assert.Equal([$"{_file}:1:1", $"{_file}:2:1", $"{_file}:3:1"], bad.Faults.Select(fault => string.Join(':', fault.Split(':')[..3])));
    }

    [Fact]
    public void What_is_planted_in_a_clip_that_starts_over_happens_again_in_every_round()
    {
        PlantedEvent[] truth = [new("looped", "gate", 25, 40), new("once", "oil", 10, 20)];

        var planted = PlantedEvent.Repeated(truth, new Dictionary<string, double> { ["looped"] = 80 }, seconds: 170);

        Assert.Equal([25, 105, 185, 10], planted.Select(one => one.From));
        Assert.Equal([40, 120, 200, 20], planted.Select(one => one.To));
    }
}
