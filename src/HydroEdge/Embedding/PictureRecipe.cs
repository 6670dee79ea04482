namespace HydroEdge.Embedding;

/// <summary>How pixels become numbers for one model: size, shape, filter, then <c>(pixel * scale - mean) / std</c> per channel.</summary>
/// <param name="ResizeTo">Length of the side that is resized to; more than the width for models that cut away a rim.</param>
/// <param name="Scale">Usually 1/255.</param>
internal sealed record PictureRecipe(
    int Width,
    int Height,
    ResizeMode Mode,
    int ResizeTo,
    ResampleFilter Filter,
    float Scale,
    IReadOnlyList<float> Mean,
    IReadOnlyList<float> Std)
{
    /// <summary>The 256 values a byte can become, three times: red, green, blue.</summary>
    public float[] Levels()
    {
        var levels = new float[3 * 256];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = (i % 256 * Scale - Mean[i / 256]) / Std[i / 256];
        return levels;
    }

    /// <summary>open_clip's words for it.</summary>
    public static ResizeMode? NamedMode(JsonFields settings, string key) => settings.Text(key) switch
    {
        null => null,
        "squash" => ResizeMode.Squash,
        "shortest" => ResizeMode.CentreCrop,
        "longest" => ResizeMode.Longest,
        var other => throw settings.Wrong(key, $"is '{other}'; squash, shortest or longest belongs there"),
    };

    public static ResampleFilter? NamedFilter(JsonFields settings, string key) => settings.Text(key) switch
    {
        null => null,
        "random" => ResampleFilter.Bicubic,
        var name when Enum.TryParse<ResampleFilter>(name, ignoreCase: true, out var filter) && Enum.IsDefined(filter) => filter,
        var other => throw settings.Wrong(key, $"is '{other}'; bicubic, bilinear, lanczos, box, hamming or nearest belongs there"),
    };

    public static IReadOnlyList<float>? Deviation(JsonFields settings, string key) =>
        settings.Channels(key) is not { } std ? null
        : std.Contains(0) ? throw settings.Wrong(key, "holds a zero; no channel may be divided by it")
        : std;
}
