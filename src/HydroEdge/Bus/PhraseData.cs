using HydroEdge.Watches;

namespace HydroEdge.Bus;

/// <summary>A part of the query and how much of it was seen, for those who ask why.</summary>
/// <param name="Kind"><c>entity</c>, <c>action</c> or <c>relation</c>.</param>
/// <param name="Deviations">Spreads above what is normal for it here.</param>
internal sealed record PhraseData(string Kind, string Text, double? Deviations)
{
    /// <summary>Null where nothing is seen, or the query has no parts.</summary>
    public static IReadOnlyList<PhraseData>? Of(Decision? decision) => decision?.Phrases is not { Count: > 0 } phrases
        ? null
        : [.. phrases.Select(phrase => new PhraseData(Words.Of(phrase.Kind), phrase.Text, Words.Number(phrase.Deviations)))];
}
