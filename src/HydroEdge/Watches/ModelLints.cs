using System.Globalization;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>What this very model cannot make much of. Only texts are embedded, bare, so it costs milliseconds a watch.</summary>
/// <exception cref="EmbeddingException">The model or its tokenizer refused a text.</exception>
internal static class ModelLints
{
    public static IEnumerable<WatchLint> Of(IReadOnlyList<WatchOptions> watches, ITextEmbedder model) =>
        [.. watches.SelectMany(watch => OfTexts(watch, model)), .. watches.SelectMany(watch => OfContrasts(watch, model)), .. OfTwins(watches, model)];

    private static IEnumerable<WatchLint> OfTexts(WatchOptions watch, ITextEmbedder model)
    {
        var texts = watch.Contrast.Select((text, i) => (Key: "contrast", Item: (string?)Number(i), Text: text))
            .Prepend(("query", null, watch.Query))
            .Concat(watch.Queries.Where(query => model.Reads(query.Key)).Select(query => ("queries", (string?)query.Key, query.Value)));
        foreach (var (key, item, text) in texts)
        {
            if (QueryLanguage.IsChinese(text) && !model.Reads(QueryLanguage.Chinese))
                yield return new(watch, key, item, $"this model does not read Chinese{Known(model)}; write the text in a language it knows, or choose another model");
            if (model.Cuts(text))
                yield return new(watch, key, item, "this text is longer than the model reads, and its end goes unread; make it shorter");
        }
    }

    private static IEnumerable<WatchLint> OfContrasts(WatchOptions watch, ITextEmbedder model)
    {
        var plan = QueryPlan.Of(watch);
        float[][] said = [.. Said(plan.Wordings[0]).Select(model.Embed)];
        foreach (var (i, contrast) in plan.Contrasts.Index())
        {
            var likeness = said.Min(query => TextLikeness.Of(query, model.Embed(contrast)));
            if (likeness > TextLikeness.CannotTellApart)
                yield return new(
                    watch, plan.ContrastsDerived ? "query" : "contrast", plan.ContrastsDerived ? null : Number(i),
                    $"this model cannot tell '{contrast}' from the query (likeness {Shown(likeness)}), so it will see neither; say what looks different, or choose another model");
        }
    }

    // A wording without a "not" is enough for a model that does not hear it.
    private static string[] Said(QueryWording query) => query.Denies?.Positive is { } positive ? [query.Text, positive] : [query.Text];

    private static IEnumerable<WatchLint> OfTwins(IReadOnlyList<WatchOptions> watches, ITextEmbedder model)
    {
        foreach (var (i, watch) in watches.Index())
        {
            foreach (var other in watches.Take(i).Where(other => LookAlike(watch, other)))
            {
                var likeness = TextLikeness.Of(model.Embed(watch.Query), model.Embed(other.Query));
                if (likeness > TextLikeness.AsksTheSame)
                    yield return new(watch, "query", null, $"to this model it asks the same as watch '{other.Id}' on the same camera (likeness {Shown(likeness)}); remove one, or say what differs");
            }
        }
    }

    // A hit beside an alarm of the same query is how one tries another setting.
    private static bool LookAlike(WatchOptions one, WatchOptions other) =>
        one.Id != other.Id
        && one.Kind == other.Kind
        && one.Region == other.Region
        && one.Alarm is null == other.Alarm is null
        && (one.Cameras.Count == 0 || other.Cameras.Count == 0 || one.Cameras.Intersect(other.Cameras).Any());

    private static string Known(ITextEmbedder model) => model.Languages.Count > 0 ? $", only {string.Join(", ", model.Languages)}" : "";

    private static string Number(int i) => i.ToString(CultureInfo.InvariantCulture);

    private static string Shown(double likeness) => likeness.ToString("0.000", CultureInfo.InvariantCulture);
}
