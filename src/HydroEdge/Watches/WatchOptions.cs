using System.ComponentModel.DataAnnotations;
using HydroEdge.Cameras;

namespace HydroEdge.Watches;

/// <summary>A standing text query with its settings, as the technician wrote it in watches/*.yaml.</summary>
internal sealed record WatchOptions
{
    [Required, RegularExpression(Slug.Pattern)]
    public string Id { get; init; } = "";

    /// <summary>Cameras it looks at; left out, all of them.</summary>
    public IReadOnlyList<string> Cameras { get; init; } = [];

    /// <summary>The part of the picture it looks at; left out, the whole picture.</summary>
    public Region? Region { get; init; }

    /// <summary>What to look for, as one would say it, e.g. <c>gauge needle in red zone</c>.</summary>
    [Required, StringLength(200, MinimumLength = 2)]
    public string Query { get; init; } = "";

    /// <summary>The same in other languages, by language code.</summary>
    public IReadOnlyDictionary<string, string> Queries { get; init; } = new Dictionary<string, string>();

    /// <summary>Every other state there is, e.g. <c>gauge needle in green zone</c>.</summary>
    public IReadOnlyList<string> Contrast { get; init; } = [];

    /// <summary>State: which of its texts held when the watch was made, the query or a contrast; its lead on this camera is learnt once.</summary>
    [StringLength(200, MinimumLength = 2)]
    public string? Normal { get; init; }

    /// <summary>The parts of the query; left out, they are found in it by word lists.</summary>
    public PhraseOptions? Phrases { get; init; }

    public WatchKind Kind { get; init; } = WatchKind.Event;

    /// <summary>The false alarms one can live with, per camera and day.</summary>
    [Range(0.001, 100)]
    public double FalseAlarmsPerDay { get; init; } = 0.1;

    /// <summary>Event: whether to look closer where something small stands out and the query does not lead, see <see cref="Watches.SecondLook"/>.</summary>
    public bool SecondLook { get; init; }

    /// <summary>How long it must be active before it is raised.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan OnDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long it must be inactive before it is cleared.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan OffDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The plant's own name for what is watched (KKS, RDS-PP), e.g. <c>=1MKA10 CP001</c>.</summary>
    [StringLength(120)]
    public string? Equipment { get; init; }

    /// <summary>With this block the watch is an alarm; without, a hit that is reported but not annunciated.</summary>
    public AlarmOptions? Alarm { get; init; }

    public bool LooksAt(string cameraId) => Cameras.Count == 0 || Cameras.Contains(cameraId);
}
