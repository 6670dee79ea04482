namespace HydroEdge.Watches;

/// <summary>A part of a query in words.</summary>
internal sealed record PhraseText(PhraseKind Kind, string Text);
