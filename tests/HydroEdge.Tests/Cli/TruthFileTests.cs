using HydroEdge.Cli;
using HydroEdge.Config;

namespace HydroEdge.Tests.Cli;

public sealed class TruthFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("camera,watch,from,to\n# a comment\n\nspillway, gate-water, 25.5, 40\n")]
    [InlineData("spillway,gate-water,25.5,40\n")]
    [InlineData("# a comment\nfrom,to,watch,camera\n0:25.5,0:40,gate-water,spillway")]
    public void The_header_says_which_columns_there_are_and_comments_and_blank_lines_are_no_events(string text)
    {
        Assert.Equal([new PlantedEvent("spillway", "gate-water", 25.5, 40)], Read(text));
    }

    [Fact]
    public void The_truth_about_one_clip_names_no_camera_and_may_say_how_plain_an_event_is()
    {
        var truth = Read("watch,from,to,strength\noil,0:10,1:00:00,strong\noil,20,30,weak\ngate,1,2,state\ngate,3,4,\ngate,5,6\n");

        Assert.Equal(
            [
                new PlantedEvent("", "oil", 10, 3600, PlantedStrength.Strong),
                new PlantedEvent("", "oil", 20, 30, PlantedStrength.Weak),
                new PlantedEvent("", "gate", 1, 2, PlantedStrength.State),
                new PlantedEvent("", "gate", 3, 4),
                new PlantedEvent("", "gate", 5, 6),
            ],
            truth);
    }

    [Fact]
    public void Every_faulty_line_is_named()
    {
        var bad = Assert.Throws<BadConfigurationException>(() => Read("spillway,gate,40,25\nspillway,gate,a,b\nspillway\n,gate,1,1e400\na,b,1,2,3,4,5,6\n"));

        Assert.Equal(
            [$"{_file}:1:1", $"{_file}:2:1", $"{_file}:3:1", $"{_file}:4:1", $"{_file}:5:1"],
            bad.Faults.Select(fault => string.Join(':', fault.Split(':')[..3])));
    }

    [Fact]
    public void A_faulty_line_is_told_the_columns_of_its_own_file()
    {
        var bad = Assert.Throws<BadConfigurationException>(() => Read("watch,from,to,strength\noil,1,2,huge\n"));

        Assert.Equal(
            [$"{_file}:2:1: 'oil,1,2,huge' is not an event; write watch,from,to,strength with from < to, in seconds or m:ss; strength is strong, weak, state or empty"],
            bad.Faults);
    }

    private IReadOnlyList<PlantedEvent> Read(string text)
    {
        File.WriteAllText(_file, text);
        return TruthFile.Read(_file);
    }
}
