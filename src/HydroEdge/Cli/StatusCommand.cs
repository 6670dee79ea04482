using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;
using HydroEdge.Hosting;
using HydroEdge.Web;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge status</c>: how cameras, watches and bus of the running daemon are doing.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var status = new Command("status", "Ask the running daemon how its cameras, watches and bus are doing.") { CliOptions.State, CliOptions.Json };
        status.SetAction((parsed, stop) =>
            RunAsync(new StatePaths(parsed.GetRequiredValue(CliOptions.State).FullName), parsed.GetValue(CliOptions.Json), parsed.InvocationConfiguration, stop));
        return status;
    }

    private static async Task<int> RunAsync(StatePaths paths, bool json, InvocationConfiguration invocation, CancellationToken stop)
    {
        string answer;
        try
        {
            using var http = OverSocket(paths.Socket);
            answer = await http.GetStringAsync(new Uri("http://hydroedge/api/status"), stop);
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            await invocation.Error.WriteLineAsync(
                $"No daemon answers at {paths.Socket} ({(File.Exists(paths.Socket) ? silent.GetBaseException().Message : "there is no such socket")}). "
                + "Is it running, and with this --state?");
            return ExitCode.Failed;
        }

        if (json)
            await invocation.Output.WriteLineAsync(answer);
        else
            StatusTables.Write(WideConsole.Create(), JsonSerializer.Deserialize(answer, StatusJson.Default.StatusReport)!);
        return ExitCode.Ok;
    }

    private static HttpClient OverSocket(string path)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        return new HttpClient(handler) { Timeout = Patience };
    }
}
