namespace HydroEdge.Bus;

/// <summary>The alarms in the health message. Hits are not counted.</summary>
/// <param name="Rate10min">Raises of the last ten minutes, hits too.</param>
/// <param name="OutOfService">Those that somebody took out: none of them comes back by itself.</param>
/// <param name="Chattering">Those that come and go too often, as camera/watch.</param>
internal sealed record HealthAlarms(
    int Active,
    int Unack,
    int Shelved,
    int Suppressed,
    IReadOnlyList<string> OutOfService,
    [property: System.Text.Json.Serialization.JsonPropertyName("rate_10min")] int Rate10min,
    bool Flood,
    IReadOnlyList<string> Chattering);
