using System.Text.Json.Serialization;

namespace HydroEdge.Alarms;

/// <summary>What operators and rules have made of an alarm, beside its condition: acknowledgement, latch, suppression. Survives a restart.</summary>
internal readonly record struct AlarmHandling
{
    public bool Unacked { get; init; }

    public DateTimeOffset? AckedAt { get; init; }

    /// <summary>Times this occurrence was annunciated again.</summary>
    public int Realarms { get; init; }

    /// <summary>Returned, and kept until a reset.</summary>
    public bool Latched { get; init; }

    public Shelf? Shelf { get; init; }

    /// <summary>The watch whose alarm suppresses this one.</summary>
    public string? SuppressedBy { get; init; }

    public Maintenance? Maintenance { get; init; }

    /// <summary>The strongest of what holds.</summary>
    [JsonIgnore]
    public Suppression Suppression =>
        Maintenance is not null ? Suppression.OutOfService
        : SuppressedBy is not null ? Suppression.Suppressed
        : Shelf is not null ? Suppression.Shelved
        : Suppression.None;
}
