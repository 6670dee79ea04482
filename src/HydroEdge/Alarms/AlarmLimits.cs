using System.ComponentModel.DataAnnotations;

namespace HydroEdge.Alarms;

/// <summary>What holds for all alarms of a node.</summary>
internal sealed record AlarmLimits
{
    /// <summary>More raises than this within ten minutes are a flood, see <see cref="FloodGuard"/>.</summary>
    [Range(1, 1000)]
    public int FloodAbove { get; init; } = 10;

    /// <summary>For how long an operator may shelve an alarm at most.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan LongestShelf { get; init; } = TimeSpan.FromHours(8);

    /// <summary>A camera without a usable picture for this long is an alarm of its own, see <see cref="CameraFault"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan CameraFaultAfter { get; init; } = TimeSpan.FromSeconds(60);
}
