using System.Globalization;
using HydroEdge.Benchmarks.Scorer;

namespace HydroEdge.Benchmarks.Report;

/// <summary>What every variant made of one watch on one camera, second by second, as CSV.</summary>
internal static class TraceFile
{
    public static void Write(string file, string watchId, CameraTraces traces, IReadOnlyList<Variant> variants)
    {
        var watch = traces.Camera.Watches.Index().First(one => one.Item.Id == watchId).Index;
        Trace[] mine = [.. traces.ByVariant.Select(all => all[watch])];
        var planted = traces.Camera.Truth.Where(planted => planted.Watch == watchId).ToArray();

        using var writer = new StreamWriter(file);
        writer.WriteLine(string.Join(',', [
            "second", "truth", .. variants.Select(variant => variant.Title), .. variants.Where(variant => variant.Decides).Select(variant => $"{variant.Title} active")]));
        for (var second = 0; second < mine[0].Seconds; second++)
        {
            var truth = Array.Find(planted, one => one.From <= second && second < one.To)?.Strength?.ToString().ToLowerInvariant() ?? "";
            writer.WriteLine(string.Join(',', [
                $"{second}", truth,
                .. mine.Select(trace => trace.Scores[second].ToString("0.#####", CultureInfo.InvariantCulture)),
                .. mine.Zip(variants).Where(pair => pair.Second.Decides).Select(pair => pair.First.IsActive(second, float.NaN) ? "1" : "0")]));
        }
    }
}
