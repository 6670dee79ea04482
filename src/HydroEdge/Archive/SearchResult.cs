namespace HydroEdge.Archive;

/// <summary>The answer of a search, and what it rests on.</summary>
/// <param name="Found">Best first.</param>
/// <param name="Searched">Views compared with the query.</param>
/// <param name="OtherModel">Views passed over because another model made their vectors.</param>
/// <param name="Unreadable">Days that could not be read (to the end), with the reason.</param>
internal sealed record SearchResult(IReadOnlyList<Found> Found, long Searched, long OtherModel, IReadOnlyList<string> Unreadable);
