using System.Net;
using System.Net.Sockets;
using System.Text;
using HydroEdge.Hosting;

namespace HydroEdge.Cli;

/// <summary>The running daemon, asked over its Unix socket.</summary>
internal static class DaemonSocket
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Its answer to a question, or to a body that is sent.</summary>
    /// <exception cref="IOException">No daemon answers, or it refuses: the message is for people.</exception>
    public static async Task<string> AskAsync(StatePaths paths, string path, string? body, CancellationToken stop)
    {
        try
        {
            using var http = Over(paths.Socket);
            using var question = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri($"http://hydroedge{path}"));
            if (body is not null)
                question.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await http.SendAsync(question, stop);
            var text = await answer.Content.ReadAsStringAsync(stop);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => text,
                HttpStatusCode.NotFound => throw new IOException($"The daemon at {paths.Socket} knows nothing of this: it is older. Restart it with this version."),
                _ => throw new IOException(text.Length > 0 ? text : $"The daemon at {paths.Socket} refuses ({(int)answer.StatusCode}); its log says why."),
            };
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            throw new IOException(
                $"No daemon answers at {paths.Socket} ({(File.Exists(paths.Socket) ? silent.GetBaseException().Message : "there is no such socket")}). "
                + "Is it running, and with this --state?", silent);
        }
    }

    private static HttpClient Over(string path)
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
