namespace HydroEdge.Watches;

/// <summary>Something unwise in what a watch asks: where it stands, what it is, and the remedy.</summary>
/// <param name="Key">The key of the watch it is about: <c>query</c>, <c>queries</c> or <c>contrast</c>.</param>
/// <param name="Item">Which of several: the language of a query, the number of a contrast from 0.</param>
internal sealed record WatchLint(WatchOptions Watch, string Key, string? Item, string What);
