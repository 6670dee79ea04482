using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HydroEdge.Bus;

internal sealed unsafe partial class MqttConnection
{
    private const int UnsupportedVersion = 0x84;
    private const int SessionTakenOver = 0x8E;

    private void Listen()
    {
        Mosquitto.OnConnect(_handle, &OnConnect);
        Mosquitto.OnDisconnect(_handle, &OnDisconnect);
        Mosquitto.OnPublish(_handle, &OnPublish);
        Mosquitto.OnSubscribe(_handle, &OnSubscribe);
        Mosquitto.OnMessage(_handle, &OnMessage);
        Mosquitto.OnLog(_handle, &OnLog);
    }

    private static MqttConnection Owner(nint self) => (MqttConnection)GCHandle.FromIntPtr(self).Target!;

    // An exception that crosses into C kills the process, so each callback ends its connection instead.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnConnect(nint handle, nint self, int answer, int flags, nint properties)
    {
        var connection = Owner(self);
        try
        {
            connection.Answered(answer, properties);
        }
        catch (Exception failure)
        {
            connection.Close(LinkEndKind.Lost, failure.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnDisconnect(nint handle, nint self, int reason, nint properties)
    {
        var connection = Owner(self);
        try
        {
            connection.Disconnected(reason);
        }
        catch (Exception failure)
        {
            connection.Close(LinkEndKind.Lost, failure.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnPublish(nint handle, nint self, int mid, int reason, nint properties)
    {
        var connection = Owner(self);
        try
        {
            if (connection._inFlight.Remove(mid, out var sent))
                connection._acknowledged.Add(new Acknowledgement(sent.Message, reason, connection._clock.GetElapsedTime(sent.SentAt)));
        }
        catch (Exception failure)
        {
            connection.Close(LinkEndKind.Lost, failure.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnSubscribe(nint handle, nint self, int mid, int count, int* granted, nint properties)
    {
        // 3.1.1 knows one refusal, 0x80; a SUBACK without a code (CVE-2024-10525) is none.
        if (count > 0)
            Owner(self).Granted = granted[0];
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnMessage(nint handle, nint self, MosquittoMessage* message, nint properties)
    {
        var connection = Owner(self);
        try
        {
            connection._received.Add(message->Read(properties));
        }
        catch (Exception failure)
        {
            connection.Close(LinkEndKind.Lost, failure.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnLog(nint handle, nint self, int level, byte* text)
    {
        if (level is Mosquitto.LogError or Mosquitto.LogWarning)
            Owner(self)._lastWords = Marshal.PtrToStringUTF8((nint)text);
    }

    // Without this, OpenSSL would ask the terminal for the password of an encrypted key, and wait.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int NoKeyPassword(byte* buffer, int size, int writing, nint context) => 0;

    private void Answered(int answer, nint properties)
    {
        Answer = answer;
        if (_level == 5)
            Limits = ServerLimits.Read(properties);
        if (answer != 0)
            Close(RefusalKind(answer), $"the broker refuses us: {RefusalText(answer)}{Remedy(RefusalKind(answer))}");
        else if (Limits.MaximumQos == 0)
            Close(LinkEndKind.Refused, "the broker takes QoS 0 only; alarms need an answer (QoS 1)");
    }

    private void Disconnected(int reason)
    {
        if (reason == SessionTakenOver)
            Close(LinkEndKind.TakenOver, "another client has connected with our client id: is a second node configured with this name?");
        else if (reason >= 0x80)
            Close(LinkEndKind.Refused, $"the broker closed the connection: {Mosquitto.ReasonText(reason)}");
    }

    private LinkEndKind RefusalKind(int answer) => (_level, answer) switch
    {
        (5, 0x86 or 0x87) or (4, 4 or 5) => LinkEndKind.Unauthorised,
        _ => LinkEndKind.Refused,
    };

    private static string Remedy(LinkEndKind refusal) =>
        refusal == LinkEndKind.Unauthorised ? "; check bus.username, bus.password_file and what the broker allows this node" : "";

    private string RefusalText(int answer) => (_level, answer) switch
    {
        (4, 1) => "it does not speak MQTT 3.1.1",
        (4, 2) => "client id rejected",
        (4, 3) => "server unavailable",
        (4, 4) => "bad user name or password",
        (4, 5) => "not authorised",
        _ => Mosquitto.ReasonText(answer),
    };

    /// <summary>The broker does not speak MQTT 5 but may speak 3.1.1.</summary>
    public bool WantsOlderProtocol => _level == 5 && Answer is UnsupportedVersion or 1;
}
