using System.Runtime.CompilerServices;
using System.Text.Json;

namespace HydroEdge.Tests.Embedding;

/// <summary>What other programs made of the same input; the scripts that asked them lie beside the files.</summary>
internal static class Golden
{
    public static string File(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Goldens", name);

    /// <summary>A picture of the renderer, for tests of any room.</summary>
    public static string Picture(string name) => File(name);

    public static JsonElement Json(string name) => JsonDocument.Parse(System.IO.File.ReadAllText(File(name))).RootElement;

    /// <summary>Texts with the ids they should become.</summary>
    public static IEnumerable<(string Text, long[] Ids)> Ids(JsonElement expected) =>
        expected.EnumerateArray().Select(one => (
            one.GetProperty("text").GetString()!,
            one.GetProperty("ids").EnumerateArray().Select(id => id.GetInt64()).ToArray()));
}
