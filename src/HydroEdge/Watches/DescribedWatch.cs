namespace HydroEdge.Watches;

/// <summary>How a watch's texts fit one picture.</summary>
/// <param name="Best">The one of its texts that fits best: the query or a contrast.</param>
/// <param name="Lead">
/// By how much the query beats the best contrast and what may be said of any plant, in the model's own spread (see
/// <see cref="NeutralLevel"/>); negative where it does not.
/// </param>
internal sealed record DescribedWatch(string Id, string Query, string Best, double Lead);
