using System.CommandLine;
using System.Text.Json;
using HydroEdge.Hosting;
using HydroEdge.Web;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge status</c>: how cameras, watches and bus of the running daemon are doing.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var status = new Command("status", "Ask the running daemon how its cameras, watches and bus are doing.") { CliOptions.State, CliOptions.Json };
        status.SetAction((parsed, stop) =>
            RunAsync(new StatePaths(parsed.GetRequiredValue(CliOptions.State).FullName), parsed.GetValue(CliOptions.Json), parsed.InvocationConfiguration, stop));
        return status;
    }

    private static async Task<int> RunAsync(StatePaths paths, bool json, InvocationConfiguration invocation, CancellationToken stop)
    {
        var answer = await DaemonSocket.AskAsync(paths, "/api/status", body: null, stop);
        if (json)
            await invocation.Output.WriteLineAsync(answer);
        else
            StatusTables.Write(WideConsole.Create(), JsonSerializer.Deserialize(answer, StatusJson.Default.StatusReport)!);
        return ExitCode.Ok;
    }
}
