using System.ComponentModel.DataAnnotations;
using HydroEdge.Alarms;
using HydroEdge.Archive;
using HydroEdge.Bus;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Config;

/// <summary>hydroedge.yaml and the watches/*.yaml beside it, whole: record and files have the same shape and names (snake_case).</summary>
internal sealed record HydroEdgeOptions
{
    /// <summary>The plant, as a topic level.</summary>
    [Required, RegularExpression(Slug.Pattern)]
    public string Site { get; init; } = "";

    /// <summary>This box, as a topic level; its MQTT client id is he-NODE.</summary>
    [Required, RegularExpression(Slug.Pattern)]
    public string Node { get; init; } = "";

    [Required, MinLength(1)]
    public IReadOnlyList<CameraOptions> Cameras { get; init; } = [];

    public ModelOptions Model { get; init; } = new();

    public ArchiveOptions Archive { get; init; } = new();

    public BusOptions Bus { get; init; } = new();

    public AlarmLimits Alarms { get; init; } = new();

    public WebOptions Web { get; init; } = new();

    /// <summary>The false alarms the whole box may raise a day; check adds up what the watches ask for.</summary>
    [Range(0.001, 1000)]
    public double FalseAlarmsPerDay { get; init; } = 5;

    /// <summary>From watches/*.yaml beside hydroedge.yaml.</summary>
    [NotAKey]
    public IReadOnlyList<WatchOptions> Watches { get; init; } = [];

    /// <summary>What there is an alarm for: the watches, and each camera's own picture.</summary>
    public IReadOnlyList<WatchOptions> Supervised() => [.. Watches, CameraFault.Watch(Alarms.CameraFaultAfter)];

    /// <summary>First 12 hex digits of the SHA-256 over all the files; names this configuration on the bus.</summary>
    [NotAKey]
    public string Hash { get; init; } = "";
}
