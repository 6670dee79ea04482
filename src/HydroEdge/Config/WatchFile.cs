using System.ComponentModel.DataAnnotations;
using HydroEdge.Watches;

namespace HydroEdge.Config;

/// <summary>What a file in watches/ holds.</summary>
internal sealed record WatchFile
{
    [Required]
    public IReadOnlyList<WatchOptions> Watches { get; init; } = [];
}
