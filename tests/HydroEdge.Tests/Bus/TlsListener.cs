using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace HydroEdge.Tests.Bus;

/// <summary>A broker's door with a certificate: counts what is said to it once TLS stands.</summary>
internal sealed class TlsListener : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly Task _accepting;
    private int _handshakes;
    private int _bytes;

    public TlsListener((string CertFile, string KeyFile) identity)
    {
        using var pem = X509Certificate2.CreateFromPemFile(identity.CertFile, identity.KeyFile);
        _certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"mqtts://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Handshakes that were begun, however they ended.</summary>
    public int Handshakes => Volatile.Read(ref _handshakes);

    /// <summary>Bytes of MQTT that came.</summary>
    public int Bytes => Volatile.Read(ref _bytes);

    /// <summary>What was agreed on last; null before any.</summary>
    public SslProtocols? Agreed { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await ListenAsync(client.GetStream());
            }
            catch (Exception gone) when (gone is IOException or AuthenticationException)
            {
                // The client has left: it did not trust us, or it was a probe.
            }
            catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(NetworkStream stream)
    {
        if (await stream.Socket.ReceiveAsync(new byte[1], SocketFlags.Peek, _stop.Token) == 0)
            return;
        Interlocked.Increment(ref _handshakes);
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(_certificate);
        Agreed = tls.SslProtocol;
        var buffer = new byte[1_024];
        while (await tls.ReadAsync(buffer, _stop.Token) is > 0 and var count)
            Interlocked.Add(ref _bytes, count);
    }
}
