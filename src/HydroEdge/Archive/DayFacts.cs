using HydroEdge.Cameras;

namespace HydroEdge.Archive;

/// <summary>What a search has to know of a day.</summary>
/// <param name="Centres">Of the model's vectors, by number.</param>
/// <param name="Cameras">Names by number.</param>
/// <param name="Watches">Names by number.</param>
/// <param name="Looks">The regions asked for and seen, by number.</param>
/// <param name="LastView">The id of the model's last view; -1 without any.</param>
/// <param name="OtherViews">How many views other models made.</param>
internal sealed record DayFacts(
    IReadOnlyDictionary<int, Centre> Centres, IReadOnlyDictionary<long, string> Cameras, IReadOnlyDictionary<long, string> Watches,
    IReadOnlyDictionary<long, (Region Asked, Region Seen)> Looks, long LastView, long OtherViews);
