namespace HydroEdge.Watches;

/// <summary>A text and its unit vector, [D].</summary>
internal sealed record Prompt(string Text, float[] Vector);
