using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using HydroEdge.Hosting;
using HydroEdge.Web;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge alarm</c>: tell a watch whether its alarms were real. Goes through the running daemon, which alone writes the journal.</summary>
internal static class AlarmCommand
{
    private static readonly Argument<string> Id = new("id") { Description = "The occurrence, or as much of its id as 'alarm list' shows." };

    private static readonly Option<string?> Note = new("--note") { Description = "Why, for whoever reads it later.", HelpName = "TEXT" };

    private static readonly Option<int> Top = new("--top")
    {
        Description = "How many to show at most.",
        DefaultValueFactory = _ => 20,
        CustomParser = Count,
        HelpName = "N",
    };

    public static Command Create()
    {
        var list = new Command("list", "Show the alarms of late and what was said of them.") { Top, CliOptions.State, CliOptions.Json };
        list.SetAction(ListAsync);
        return new Command("alarm", "Show past alarms, acknowledge them, and tell the watches which were real.")
        {
            list,
            AlarmAck.Create(),
            Verdict("confirm", "It was real: the watch rings more readily on such a picture.", real: true),
            Verdict("reject", "It was none: the watch does not ring on this picture again.", real: false),
        };
    }

    private static Command Verdict(string name, string description, bool real)
    {
        var verdict = new Command(name, description) { Id, Note, CliOptions.State, CliOptions.Json };
        verdict.Validators.Add(given =>
        {
            if (string.IsNullOrWhiteSpace(given.GetValue(Id)))
                given.AddError("The id is empty; 'hydroedge alarm list' shows the ids.");
        });
        verdict.SetAction((given, stop) => JudgeAsync(given, real, stop));
        return verdict;
    }

    private static async Task<int> ListAsync(ParseResult given, CancellationToken stop)
    {
        var answer = await DaemonSocket.AskAsync(
            PathsOf(given), string.Create(CultureInfo.InvariantCulture, $"/api/alarms?most={given.GetValue(Top)}"), body: null, stop);
        var output = given.InvocationConfiguration.Output;
        if (given.GetValue(CliOptions.Json))
            await output.WriteLineAsync(answer);
        else
            await AlarmTable.WriteAsync(JsonSerializer.Deserialize(answer, StatusJson.Default.AlarmListReport)!, output);
        return ExitCode.Ok;
    }

    private static async Task<int> JudgeAsync(ParseResult given, bool real, CancellationToken stop)
    {
        var request = new VerdictRequest(real, given.GetValue(Note), Caller());
        var answer = await DaemonSocket.AskAsync(
            PathsOf(given), $"/api/alarms/{Uri.EscapeDataString(given.GetRequiredValue(Id))}/verdict",
            JsonSerializer.Serialize(request, StatusJson.Default.VerdictRequest), stop);
        var output = given.InvocationConfiguration.Output;
        if (given.GetValue(CliOptions.Json))
            await output.WriteLineAsync(answer);
        else
            await AlarmTable.WriteAsync(JsonSerializer.Deserialize(answer, StatusJson.Default.VerdictReport)!, output);
        return ExitCode.Ok;
    }

    private static StatePaths PathsOf(ParseResult given) => new(given.GetRequiredValue(CliOptions.State).FullName);

    // The socket is root's and the daemon's: behind a sudo stands a person.
    internal static string Caller() =>
        Environment.GetEnvironmentVariable("SUDO_USER") is { Length: > 0 } person ? person : Environment.UserName;

    private static int Count(ArgumentResult given)
    {
        if (int.TryParse(given.Tokens[0].Value, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1000)
            return count;
        given.AddError($"--top is '{given.Tokens[0].Value}'; it must be from 1 to 1000.");
        return 0;
    }
}
