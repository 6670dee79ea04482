namespace HydroEdge.Watches;

/// <summary>A part of a query and its unit vector, [D].</summary>
internal sealed record Phrase(PhraseKind Kind, string Text, float[] Vector);
