using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HydroEdge.Bus;
using HydroEdge.Config;

namespace HydroEdge.Cli;

/// <summary>The steps from this machine to a broker that lets this node speak. The first that fails ends it: the next ones stand on it.</summary>
internal sealed partial class BusCheckup(HydroEdgeOptions node, BusOptions bus, BrokerAddress broker, TimeProvider clock)
{
    private const int CertWarningDays = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async IAsyncEnumerable<BusFinding> RunAsync([EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var step in (Func<CancellationToken, Task<BusFinding>>[])[NameAsync, PortAsync])
        {
            var finding = await step(stop);
            yield return finding;
            if (finding.Remedy is not null)
                yield break;
        }

        if (broker.Tls)
        {
            var tls = await TlsAsync(stop);
            yield return tls;
            if (tls.Remedy is not null)
                yield break;
        }

        foreach (var finding in Session(stop))
            yield return finding;
    }

    private async Task<BusFinding> NameAsync(CancellationToken stop)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(broker.Host, stop);
            return new BusFinding("name", $"{broker.Host} is {string.Join(", ", addresses.Select(address => address.ToString()))}");
        }
        catch (SocketException unknown)
        {
            return new BusFinding("name", $"{broker.Host}: {unknown.Message}", "Mend the name in bus.broker, or this machine's DNS (or /etc/hosts).");
        }
    }

    private async Task<BusFinding> PortAsync(CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        var silence = await Task.Run(() => TcpProbe.Failure(broker, clock, stop), stop);
        return silence is null
            ? new BusFinding("port", $"{broker.Port} answers within {Milliseconds(clock.GetElapsedTime(began))}")
            : new BusFinding("port", silence, "Is the broker running, is the port in bus.broker right, does a firewall between let this machine through?");
    }

    private async Task<BusFinding> TlsAsync(CancellationToken stop)
    {
        (X509Certificate2 Certificate, SslPolicyErrors Faults, string? ChainFault)? shown = null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(Patience);
            using var socket = new TcpClient();
            await socket.ConnectAsync(broker.Host, broker.Port, limit.Token);
            using var tls = new SslStream(socket.GetStream());
            var wanted = Wanted((_, certificate, chain, faults) =>
            {
                shown = (new X509Certificate2(certificate!), faults, chain?.ChainStatus.FirstOrDefault().StatusInformation);
                return faults == SslPolicyErrors.None;
            });
            await tls.AuthenticateAsClientAsync(wanted, limit.Token);
            return Judge(shown!.Value.Certificate, SslPolicyErrors.None, null, tls.SslProtocol);
        }
        catch (AuthenticationException) when (shown is { Faults: not SslPolicyErrors.None } refused)
        {
            return Judge(refused.Certificate, refused.Faults, refused.ChainFault, SslProtocols.None);
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException or CryptographicException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            return new BusFinding("TLS", failure.Message, "Is this the broker's TLS port (8883)? Are bus.ca_file, bus.cert_file and bus.key_file PEM files that belong together?");
        }
        finally
        {
            shown?.Certificate.Dispose();
        }
    }

    private SslClientAuthenticationOptions Wanted(RemoteCertificateValidationCallback look) => new()
    {
        TargetHost = broker.Host,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ClientCertificates = Own(),
        CertificateChainPolicy = Policy(),
        RemoteCertificateValidationCallback = look,
    };

    private BusFinding Judge(X509Certificate2 certificate, SslPolicyErrors faults, string? chainFault, SslProtocols protocol)
    {
        var days = (certificate.NotAfter.ToUniversalTime() - clock.GetUtcNow().UtcDateTime).TotalDays;
        var whose = string.Create(CultureInfo.InvariantCulture, $"{certificate.Subject}, signed by {certificate.Issuer}, ends in {days:0} days");
        if (days < 0)
            return new BusFinding("TLS", whose, "The broker's certificate has expired: renew it there.");
        if (faults.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            return new BusFinding("TLS", $"{whose}: {chainFault}", "bus.ca_file must hold the authority that signed the broker's certificate.");
        if (faults.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return new BusFinding("TLS", $"{whose}: it is not for '{broker.Host}'", "bus.broker must have the name that stands in the broker's certificate (subject alternative name).");
        return new BusFinding("TLS", $"{protocol}, {whose}", days < CertWarningDays ? "The broker's certificate ends soon: renew it there." : null);
    }

    private X509Certificate2Collection? Own() => bus is { CertFile: { } cert, KeyFile: { } key } ? [X509Certificate2.CreateFromPemFile(cert, key)] : null;

    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck };
        if (bus.CaFile is null)
            return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.ImportFromPemFile(bus.CaFile);
        return policy;
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");
}
