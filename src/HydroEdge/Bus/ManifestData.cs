namespace HydroEdge.Bus;

/// <summary>
/// <c>he.manifest.v1</c>: what this node watches, and the exact topic of every retained message it keeps, because some
/// brokers serve none for a wildcard.
/// </summary>
/// <param name="TopicsLeftOut">Topics that would have made the message larger than 16 KiB.</param>
internal sealed record ManifestData(
    string Site,
    string Node,
    string SwVersion,
    string ConfigHash,
    IReadOnlyList<ManifestCamera> Cameras,
    IReadOnlyList<ManifestWatch> Watches,
    IReadOnlyList<string> RetainedTopics,
    int TopicsLeftOut,
    DateTimeOffset Published);
