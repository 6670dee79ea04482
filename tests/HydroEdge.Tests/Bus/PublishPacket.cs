using System.Text;
using System.Text.Json.Nodes;

namespace HydroEdge.Tests.Bus;

/// <summary>A PUBLISH as it came over the wire.</summary>
internal sealed record PublishPacket(
    int Session, string Topic, byte[] Payload, int Mid, int Qos, bool Retain, bool Dup, byte? PayloadFormat, string? ContentType)
{
    public uint? Expiry { get; init; }

    public byte[]? Correlation { get; init; }

    public string Text => Encoding.UTF8.GetString(Payload);

    public JsonNode Json => JsonNode.Parse(Payload)!;

    public JsonNode Data => Json["data"]!;
}
