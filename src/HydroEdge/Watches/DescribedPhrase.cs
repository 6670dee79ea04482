namespace HydroEdge.Watches;

/// <summary>How a phrase fits one picture.</summary>
/// <param name="Lead">By how much it beats what may be said of any plant, in the model's own spread (see <see cref="NeutralLevel"/>).</param>
internal sealed record DescribedPhrase(string Text, double Lead);
