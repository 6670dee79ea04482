using HydroEdge.Cli;

namespace HydroEdge.Tests.Cli;

public sealed class CommandLineTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Theory(Timeout = 20_000)]
    [InlineData("bogus", "hydroedge: 'bogus' is not known here. See hydroedge --help.")]
    [InlineData("serach", "did you mean 'search'?")]
    [InlineData("embed --tex x", "hydroedge embed: '--tex' is not known here; did you mean '--text'? See hydroedge embed --help.")]
    [InlineData("model show a b", "hydroedge model show: 'b' is not known here.")]
    [InlineData("embed --json", "Nothing to embed")]
    [InlineData("embed --text", "'--text'")]
    [InlineData("embed --text x --provider foo", "'foo' is no provider; write auto, cpu, cuda or tensorrt.")]
    [InlineData("embed --text x --provider 7", "'7' is no provider")]
    [InlineData("search", "a text, --picture FILE or --frame ID")]
    [InlineData("search x --top many", "--top is 'many'; it must be from 1 to 1000.")]
    [InlineData("check --schema foo", "Must be one of: 'main' 'watches'")]
    [InlineData("try", "--watch")]
    [InlineData("try clip.mp4 --watch w.yaml --rate 0", "--rate is '0'; it must be from 0.1 to 30 pictures per second.")]
    [InlineData("demo --seconds -1", "'-1' is no number of seconds from 1 to 86400.")]
    [InlineData("demo --seconds soon", "'soon' is no number of seconds")]
    [InlineData("demo --seconds 1e300", "'1e300' is no number of seconds")]
    public async Task A_line_that_is_wrong_is_answered_by_one_line_and_nothing_for_a_script_to_read(string typed, string answer)
    {
        Assert.Equal(1, await CommandLine.RunAsync(typed.Split(' '), _output, _error));

        Assert.Contains(answer, _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, _error.ToString().Count(letter => letter == '\n'));
        Assert.DoesNotContain("System.", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Theory(Timeout = 20_000)]
    [InlineData("", "Commands:")]
    [InlineData("model", "show <FOLDER>")]
    public async Task Who_names_no_verb_is_shown_those_there_are(string typed, string shown)
    {
        Assert.Equal(1, await CommandLine.RunAsync(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries), _output, _error));

        Assert.Contains(shown, _output.ToString(), StringComparison.Ordinal);
        Assert.Empty(_error.ToString());
    }

    [Fact(Timeout = 20_000)]
    public async Task Help_that_was_asked_for_is_no_failure() =>
        Assert.Equal(0, await CommandLine.RunAsync(["model", "--help"], _output, _error));

    [Fact(Timeout = 20_000)]
    public async Task A_refusal_deep_inside_is_one_line_too()
    {
        Assert.Equal(1, await CommandLine.RunAsync(["model", "show", "/nowhere/at/all"], _output, _error));

        Assert.StartsWith("/nowhere/at/all: no such folder", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, _error.ToString().Count(letter => letter == '\n'));
    }
}
