namespace HydroEdge.Archive;

/// <summary>Where to search.</summary>
/// <param name="Cameras">Ids of the cameras; empty = all of them.</param>
/// <param name="From">The first moment (UTC); null = the oldest kept.</param>
/// <param name="To">The moment after the last (UTC); null = now.</param>
internal sealed record SearchFilter(IReadOnlyCollection<string> Cameras, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    /// <summary>Ids of watches of which one must have been active; empty = whatever the watches said.</summary>
    public IReadOnlyCollection<string> Watches { get; init; } = [];

    public static SearchFilter Everything { get; } = new([]);

    public bool Reaches(ArchiveDay day) => !(From >= day.Start.AddDays(1)) && !(To <= day.Start);
}
