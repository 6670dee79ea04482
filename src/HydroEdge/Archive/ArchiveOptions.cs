using System.ComponentModel.DataAnnotations;

namespace HydroEdge.Archive;

/// <summary>How much of the past is kept.</summary>
internal sealed record ArchiveOptions
{
    /// <summary>Whole days (UTC) kept.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; init; } = 14;

    /// <summary>Free space, in GB, below which the oldest days go, whatever their age.</summary>
    [Range(0.1, 10000)]
    public double MinFreeGb { get; init; } = 2;

    /// <summary>Space, in GB, that frames and pictures of alarms may take together; above it the oldest days go. 0 = as much as there is.</summary>
    [Range(0, 100000)]
    public double MaxGb { get; init; }

    /// <summary>At most one picture per camera in this time is kept.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan KeepEvery { get; init; } = TimeSpan.FromSeconds(1);
}
