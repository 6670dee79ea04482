using System.CommandLine;
using System.Text.Json.Nodes;
using HydroEdge.Cli;
using HydroEdge.Tests.Config;

namespace HydroEdge.Tests.Cli;

public sealed class CheckCommandTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sound_configuration_is_summed_up_with_exit_code_0()
    {
        var (exit, said) = Run("-c", _folder.MainFile);

        Assert.Equal(0, exit);
        Assert.Contains("u1-governor-oil", said);
        Assert.Equal("2 cameras, 1 watch: sound", said.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public void Every_fault_is_a_line_and_the_exit_code_is_78()
    {
        _folder.Edit("hydroedge.yaml", "fps: 2", "fps: 0");
        _folder.Edit("watches/unit-1.yaml", "kind: state", "knid: state");

        var (exit, said) = Run("-c", _folder.MainFile);

        Assert.Equal(78, exit);
        Assert.Equal(
            [
                "hydroedge.yaml:9:10: 'fps' is 0; it must be from 0.1 to 30",
                "watches/unit-1.yaml:8:5: 'knid' is not a key here; did you mean 'kind'?",
                "2 faults: not sound",
            ],
            said.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_warning_is_said_but_changes_nothing()
    {
        _folder.Edit("hydroedge.yaml", "http://127.0.0.1:8420", "http://0.0.0.0:8420");

        var (exit, said) = Run("-c", _folder.MainFile);

        Assert.Equal(0, exit);
        Assert.Contains("\nhydroedge.yaml:33:11: warning: anyone who reaches this address", said);
    }

    [Fact]
    public void Without_a_model_that_can_be_read_its_checks_are_left_out_and_that_is_said()
    {
        var (exit, said) = Run("-c", _folder.MainFile);

        Assert.Equal(0, exit);
        Assert.StartsWith("hydroedge.yaml:16:11: warning: what only the model can tell of the watches was left out, because it cannot be read: ", said);
    }

    [Fact]
    public void What_only_the_model_can_tell_stands_at_its_line_like_any_finding()
    {
        _folder.Edit("hydroedge.yaml", "  folder: model\n", "");
        _folder.Edit("watches/unit-1.yaml", "gauge needle in yellow zone", "pointer in the red area");

        var (exit, said) = Run("-c", _folder.MainFile);

        Assert.Equal(0, exit);
        Assert.StartsWith("watches/unit-1.yaml:7:44: warning: this model cannot tell 'pointer in the red area' from the query", said);
    }

    [Fact]
    public void What_was_taken_from_a_query_is_a_note_for_people_and_scripts()
    {
        _folder.Edit("hydroedge.yaml", "  folder: model\n", "");
        _folder.Edit("watches/unit-1.yaml", "    contrast: [gauge needle in green zone, gauge needle in yellow zone]\n", "");

        var said = Run("-c", _folder.MainFile).Said;
        var note = JsonNode.Parse(Run("-c", _folder.MainFile, "--json").Said)!["notes"]![0]!;

        Assert.StartsWith("watches/unit-1.yaml:5:12: note: held against 'gauge needle in yellow zone' and 'gauge needle in green zone'", said);
        Assert.Equal(("watches/unit-1.yaml", 5), (note["file"]!.GetValue<string>(), note["line"]!.GetValue<int>()));
    }

    [Fact]
    public void A_script_gets_places_apart_from_words()
    {
        _folder.Edit("hydroedge.yaml", "fps: 2", "fps: 0");

        var (exit, said) = Run("-c", _folder.MainFile, "--json");
        var answer = JsonNode.Parse(said)!;
        var fault = answer["faults"]![0]!;

        Assert.Equal((78, false), (exit, answer["sound"]!.GetValue<bool>()));
        Assert.Equal(("hydroedge.yaml", 9, 10), (fault["file"]!.GetValue<string>(), fault["line"]!.GetValue<int>(), fault["column"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("cameras", "--schema")]
    [InlineData("cameras", "--schema", "main")]
    [InlineData("watches", "--schema", "watches")]
    public void The_schema_is_printed_without_a_configuration(string key, params string[] options)
    {
        var (exit, said) = Run([.. options, "-c", "/nowhere/hydroedge.yaml"]);

        Assert.Equal(0, exit);
        Assert.NotNull(JsonNode.Parse(said)!["properties"]![key]);
    }

    private static (int Exit, string Said) Run(params string[] options)
    {
        using var said = new StringWriter();
        var exit = new RootCommand { CheckCommand.Create() }.Parse(["check", .. options]).Invoke(new InvocationConfiguration { Output = said });
        return (exit, said.ToString());
    }
}
