using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Config;

/// <summary>Whether the texts of watches are such as a model can make something of: what can be said without one, and what only with it.</summary>
internal static class TextRules
{
    public static void Check(ConfigDraft draft)
    {
        foreach (var watch in draft.Watches)
        {
            Warn(draft, QueryLints.Of(watch));
            if (QueryLints.Derivation(watch) is { } derived)
                draft.Findings.Note(draft.Origins.PlaceOf(watch, "query"), derived);
        }
    }

    /// <param name="model">Which model, its paths absolute.</param>
    public static void CheckWithModel(ConfigDraft draft, ModelOptions model)
    {
        try
        {
            using var texts = TextModel.Open(model);
            Warn(draft, ModelLints.Of(draft.Watches, texts));
        }
        catch (Exception failure) when (failure is ModelException or EmbeddingException)
        {
            draft.Warn(draft.Main!.Model, "folder", $"what only the model can tell of the watches was left out, because it cannot be read: {failure.Message}");
        }
    }

    private static void Warn(ConfigDraft draft, IEnumerable<WatchLint> lints)
    {
        foreach (var lint in lints)
            draft.Findings.Warn(PlaceOf(draft.Origins, lint), lint.What);
    }

    private static Place PlaceOf(Origins origins, WatchLint lint) => lint switch
    {
        { Key: "queries", Item: { } language } => origins.Of(lint.Watch).Find("queries")?.Value.PlaceOf(language) ?? origins.PlaceOf(lint.Watch, "queries"),
        { Item: { } number } => origins.PlaceOfItem(lint.Watch, lint.Key, int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)),
        _ => origins.PlaceOf(lint.Watch, lint.Key),
    };
}
