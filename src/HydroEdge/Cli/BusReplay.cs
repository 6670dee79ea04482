using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HydroEdge.Bus;
using HydroEdge.Hosting;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge bus replay</c>: have the running daemon send past events once more, to close a hole at a consumer.</summary>
internal static class BusReplay
{
    private static readonly Argument<string> Stream = new("stream") { Description = "As the events carry it." };
    private static readonly Argument<long> From = new("from") { Description = "The first number." };
    private static readonly Argument<long> To = new("to") { Description = "The last number; at most 10,000 at once." };

    public static Command Create()
    {
        var replay = new Command("replay", "Have the daemon send events of the last days once more, marked as historical.") { Stream, From, To, CliOptions.State, CliOptions.Json };
        replay.SetAction(RunAsync);
        return replay;
    }

    private static async Task<int> RunAsync(ParseResult given, CancellationToken stop)
    {
        var request = new CommandRequest(
            $"cli-{Guid.NewGuid():n}", AlarmCommand.Caller(), TimeProvider.System.GetUtcNow().AddSeconds(60),
            Stream: given.GetRequiredValue(Stream), FromSeq: given.GetValue(From), ToSeq: given.GetValue(To));
        var answer = await DaemonSocket.AskAsync(
            new StatePaths(given.GetRequiredValue(CliOptions.State).FullName), "/api/commands/replay",
            JsonSerializer.Serialize(request, BusJson.Default.CommandRequest), stop);
        var output = given.InvocationConfiguration.Output;
        if (given.GetValue(CliOptions.Json))
            await output.WriteLineAsync(answer);
        else
            Print(JsonSerializer.Deserialize(answer, BusJson.Default.ReplyData)!, output);
        return ExitCode.Ok;
    }

    private static void Print(ReplyData reply, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reply.Replayed} events are sent once more."));
        foreach (var gap in reply.Gaps ?? [])
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Lost for good: {gap.Count} ({gap.Class}) between {gap.FromSeq} and {gap.ToSeq}, {gap.Reason}."));
    }
}
