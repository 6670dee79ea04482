using System.CommandLine;
using System.Text.Json;
using HydroEdge.Bus;
using HydroEdge.Hosting;
using HydroEdge.Web;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge alarm ack</c>: acknowledge at the node, where no control system does.</summary>
internal static class AlarmAck
{
    private const int MostConsidered = 1_000;

    private static readonly Argument<string> Id = new("id") { Description = "The occurrence, or as much of its id as 'alarm list' shows." };

    private static readonly Option<string?> Note = new("--note") { Description = "What is to be on record with it.", HelpName = "TEXT" };

    public static Command Create()
    {
        var ack = new Command("ack", "Acknowledge an alarm: you have seen it and act on it.") { Id, Note, CliOptions.State, CliOptions.Json };
        ack.SetAction(RunAsync);
        return ack;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken stop)
    {
        var paths = new StatePaths(given.GetRequiredValue(CliOptions.State).FullName);
        var occurrence = await FindAsync(paths, given.GetRequiredValue(Id), stop);
        var request = new CommandRequest(
            $"cli-{Guid.NewGuid():n}", AlarmCommand.Caller(), TimeProvider.System.GetUtcNow().AddSeconds(60),
            occurrence.Camera, occurrence.Watch, occurrence.Id, given.GetValue(Note));
        var answer = await DaemonSocket.AskAsync(
            paths, "/api/commands/ack", JsonSerializer.Serialize(request, BusJson.Default.CommandRequest), stop);
        var state = JsonSerializer.Deserialize(answer, BusJson.Default.ReplyData)!.State;
        await given.InvocationConfiguration.Output.WriteLineAsync(
            given.GetValue(CliOptions.Json) ? answer : $"{occurrence.Watch} on {occurrence.Camera} is acknowledged; its state is {state}.");
        return ExitCode.Ok;
    }

    private static async Task<OccurrenceReport> FindAsync(StatePaths paths, string id, CancellationToken stop)
    {
        var list = JsonSerializer.Deserialize(
            await DaemonSocket.AskAsync(paths, $"/api/alarms?most={MostConsidered}", body: null, stop), StatusJson.Default.AlarmListReport)!;
        var found = list.Occurrences.Where(one => one.Id.StartsWith(id.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new InvalidOperationException($"No occurrence has an id that begins with '{id}'; 'hydroedge alarm list' shows them."),
            _ => throw new InvalidOperationException($"More than one id begins with '{id}'; give more of it."),
        };
    }
}
