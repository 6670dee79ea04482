using System.Text.Json.Serialization;

namespace HydroEdge.Bus;

/// <summary>The envelope of every message: CloudEvents 1.0, structured mode, JSON.</summary>
/// <param name="Id">ULID, the same in every resend.</param>
/// <param name="Time">When what it tells of was observed (UTC).</param>
internal sealed record CloudEvent<T>(string Id, string Source, string Type, string Subject, DateTimeOffset Time, string Dataschema, T Data)
{
    [JsonPropertyOrder(-1)]
    public string Specversion { get; init; } = "1.0";

    public string Datacontenttype { get; init; } = "application/json";
}
