using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>
/// What may be said of any plant at any time. It stands in where a watch has no contrasts, and how widely it scatters on a
/// camera's pictures is the measure of what a difference in cosine means to this model.
/// </summary>
internal static class NeutralPrompts
{
    private static readonly (string Language, string Text)[] Bank =
    [
        ("en", "an empty scene"), ("en", "nothing special"), ("en", "nobody in view"), ("en", "a person"), ("en", "a worker"),
        ("en", "person standing on the floor"), ("en", "a turbine hall"), ("en", "an instrument panel"), ("en", "a gauge"),
        ("en", "a spillway"), ("en", "spillway gate closed"), ("en", "a yard"), ("en", "no vehicles in view"),
        ("en", "a staff gauge in the water"), ("en", "water level is normal"), ("en", "a trash rack"), ("en", "clean floor"),
        ("en", "the floor is dry"), ("en", "a lamp"), ("en", "all lamps are off"), ("en", "a door"), ("en", "a closed door"),
        ("en", "a wall"), ("en", "night"), ("en", "a picture"),
        ("zh", "画面正常"), ("zh", "画面中没有人"), ("zh", "无人"), ("zh", "仪表盘"), ("zh", "溢洪道"), ("zh", "闸门关闭"),
        ("zh", "水尺"), ("zh", "拦污栅"), ("zh", "厂区"),
    ];

    /// <summary>The bank in the languages the model knows; all of it where it does not say.</summary>
    public static IReadOnlyList<string> For(ITextEmbedder model)
    {
        string[] known = [.. from prompt in Bank where model.Reads(prompt.Language) select prompt.Text];
        return known.Length > 0 ? known : [.. Bank.Select(prompt => prompt.Text)];
    }
}
