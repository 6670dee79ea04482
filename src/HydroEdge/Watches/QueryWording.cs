namespace HydroEdge.Watches;

/// <summary>One sentence that asks what a watch asks.</summary>
/// <param name="Language">Code of its language, as far as that can be told.</param>
/// <param name="Denies">What it denies; null where it denies nothing.</param>
internal sealed record QueryWording(string Text, string Language, Negation? Denies);
