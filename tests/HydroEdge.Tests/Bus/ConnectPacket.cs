namespace HydroEdge.Tests.Bus;

/// <summary>A CONNECT as it came over the wire.</summary>
internal sealed record ConnectPacket(
    int Level, bool CleanStart, int KeepAlive, string ClientId, string WillTopic, byte[] WillPayload, int WillQos, bool WillRetain,
    string? User, string? Password);
