namespace HydroEdge.Watches;

/// <summary>How much of a part of the query was seen.</summary>
/// <param name="Deviations">How many spreads its likeness lies above what it normally is here.</param>
internal sealed record PhraseSeen(PhraseKind Kind, string Text, double Deviations);
