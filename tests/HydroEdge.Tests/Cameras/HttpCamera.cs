using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HydroEdge.Tests.Cameras;

/// <summary>A camera on loopback that answers every request with one text, or with one JPEG again and again.</summary>
internal sealed class HttpCamera : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly byte[] _body;
    private readonly bool _motion;
    private readonly string? _authorization;
    private int _requests;

    public HttpCamera(string playlist)
        : this(Encoding.UTF8.GetBytes(playlist), motion: false, null)
    {
    }

    public HttpCamera(byte[] jpeg, string user, string password)
        : this(jpeg, motion: true, $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}")
    {
    }

    private HttpCamera(byte[] body, bool motion, string? authorization)
    {
        (_body, _motion, _authorization) = (body, motion, authorization);
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/video";
        }

        _listener.Prefixes.Add(Address[..^"video".Length]);
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    public int Requests => _requests;

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var request = await _listener.GetContextAsync();
                Interlocked.Increment(ref _requests);
                _ = AnswerAsync(request);
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext request)
    {
        try
        {
            if (_authorization is not null && request.Request.Headers["Authorization"] != _authorization)
            {
                request.Response.StatusCode = 401;
                request.Response.AddHeader("WWW-Authenticate", "Basic realm=\"camera\"");
                request.Response.Close();
                return;
            }

            if (_motion)
                await StreamAsync(request.Response);
            else
                await request.Response.OutputStream.WriteAsync(_body);
            request.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The viewer left.
        }
    }

    private async Task StreamAsync(HttpListenerResponse response)
    {
        response.ContentType = "multipart/x-mixed-replace; boundary=picture";
        response.SendChunked = true;
        while (_listener.IsListening)
        {
            await response.OutputStream.WriteAsync(
                Encoding.ASCII.GetBytes($"--picture\r\nContent-Type: image/jpeg\r\nContent-Length: {_body.Length}\r\n\r\n"));
            await response.OutputStream.WriteAsync(_body);
            await response.OutputStream.WriteAsync("\r\n"u8.ToArray());
            await response.OutputStream.FlushAsync();
            await Task.Delay(20);
        }
    }
}
