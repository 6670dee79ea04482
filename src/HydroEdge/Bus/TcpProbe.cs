using System.Net.Sockets;

namespace HydroEdge.Bus;

/// <summary>
/// Asks whether anything answers at an address, within 5 s. libmosquitto's own TCP connect blocks for the kernel's two minutes
/// when packets are swallowed, so it is only called where this has just succeeded.
/// </summary>
internal static class TcpProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>Why nothing answers; null when something does.</returns>
    public static string? Failure(BrokerAddress broker, TimeProvider clock, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.ConnectAsync(broker.Host, broker.Port, either.Token).AsTask().GetAwaiter().GetResult();
            return null;
        }
        catch (SocketException failure)
        {
            return $"{broker} does not answer: {failure.Message}";
        }
        catch (OperationCanceledException)
        {
            return $"{broker} does not answer within {Patience.TotalSeconds:0} s";
        }
    }
}
