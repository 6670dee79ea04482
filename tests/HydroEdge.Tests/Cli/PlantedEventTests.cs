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
}
