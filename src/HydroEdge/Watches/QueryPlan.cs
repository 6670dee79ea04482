namespace HydroEdge.Watches;

/// <summary>What a watch will ask a model, in words: everything that can be known before one is there.</summary>
/// <param name="Wordings">The query, then the same in other languages.</param>
/// <param name="Contrasts">What the query has to beat.</param>
/// <param name="ContrastsDerived">True when the watch gives none and they were taken from its query.</param>
/// <param name="Phrases">The parts of the query, each once.</param>
internal sealed record QueryPlan(
    IReadOnlyList<QueryWording> Wordings, IReadOnlyList<string> Contrasts, bool ContrastsDerived, IReadOnlyList<PhraseText> Phrases)
{
    public static QueryPlan Of(WatchOptions watch)
    {
        IReadOnlyList<QueryWording> wordings =
        [
            Wording(watch.Query, QueryLanguage.Of(watch.Query)),
            .. from query in watch.Queries select Wording(query.Value, query.Key),
        ];
        var derived = watch.Contrast.Count > 0 ? [] : Derived(wordings);
        IEnumerable<PhraseText> phrases = watch.Phrases is { } given ? given.All() : PhraseFinder.In(watch.Query);
        return new(
            wordings, derived.Count > 0 ? derived : watch.Contrast, derived.Count > 0,
            [.. phrases.Where(phrase => !Same(phrase.Text, watch.Query)).DistinctBy(phrase => phrase.Text, StringComparer.OrdinalIgnoreCase)]);
    }

    private static QueryWording Wording(string text, string language) => new(text, language, Negation.In(text));

    // From the first wording that gives any: the same contrast in a second language would only be counted twice.
    private static IReadOnlyList<string> Derived(IReadOnlyList<QueryWording> wordings) =>
        wordings.Select(wording => wording.Denies is { } denied ? [denied.Affirmed] : Opposites.Of(wording.Text))
            .FirstOrDefault(contrasts => contrasts.Count > 0 && !contrasts.Any(contrast => wordings.Any(wording => Same(wording.Text, contrast)))) ?? [];

    /// <summary>Whether two texts are one to people.</summary>
    public static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
