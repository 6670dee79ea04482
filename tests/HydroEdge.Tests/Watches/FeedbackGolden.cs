using System.Runtime.CompilerServices;
using System.Text.Json;

namespace HydroEdge.Tests.Watches;

/// <summary>What numpy and PyTorch make of the same figures; make_feedback.py beside the file asked them.</summary>
internal static class FeedbackGolden
{
    public static JsonElement Read(string part, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "Goldens", "feedback.json");
        return JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty(part);
    }

    public static double[] Numbers(JsonElement from, string name) =>
        [.. from.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
