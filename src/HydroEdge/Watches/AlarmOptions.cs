using System.ComponentModel.DataAnnotations;

namespace HydroEdge.Watches;

/// <summary>The <c>alarm:</c> block of a watch: what makes it an alarm (ISA-18.2 rationalization), not just a hit.</summary>
internal sealed record AlarmOptions
{
    [Required, StringLength(500, MinimumLength = 1)]
    public string Cause { get; init; } = "";

    [Required, StringLength(500, MinimumLength = 1)]
    public string Consequence { get; init; } = "";

    [Required]
    public Severity Severity { get; init; } = Severity.Minor;

    [Required, StringLength(500, MinimumLength = 1)]
    public string Action { get; init; } = "";

    /// <summary>Time the operator has before the consequence; with the severity it gives the priority.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan TimeToRespond { get; init; }

    /// <summary>An operator has to acknowledge it, also when it has returned meanwhile; otherwise its return does.</summary>
    public bool AckRequired { get; init; } = true;

    /// <summary>It stays after its return until an operator resets it.</summary>
    public bool Latch { get; init; }

    /// <summary>Acknowledged and still raised after this long, it is annunciated again; 0: never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RealarmAfter { get; init; }

    /// <summary>While the alarm of this watch is raised on any camera, this one is suppressed.</summary>
    [RegularExpression(Slug.Pattern)]
    public string? SuppressWhile { get; init; }
}
