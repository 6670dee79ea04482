using HydroEdge.Benchmarks.Figures;
using HydroEdge.Cameras;

namespace HydroEdge.Benchmarks.Report;

/// <summary>Where the worst watches go wrong, for whoever looks into them.</summary>
internal static class WorstWatches
{
    private const int Watches = 10;
    private const int Times = 8;

    public static void Print(TextWriter output, AblationRow product)
    {
        foreach (var outcome in product.Outcomes.Where(outcome => outcome.Mistakes > 0).OrderByDescending(outcome => outcome.Mistakes).Take(Watches))
        {
            output.WriteLine($"{outcome.Camera} {outcome.Watch.Id}: {outcome.Mistakes} mistakes in {outcome.Days * 24:0.0} h, {outcome.Watch.Query}");
            Print(output, "missed", outcome.Events.Where(planted => !planted.IsFound)
                .Select(planted => $"{ClipTime.Brief(planted.Planted.From, inHours: false)}-{ClipTime.Brief(planted.Planted.To, inHours: false)} {planted.Planted.Strength}"));
            Print(output, "false alarms", outcome.FalseAlarms.Select(raise => ClipTime.Brief(raise.At, inHours: false)));
            Print(output, "wrong changes", outcome.WrongChanges > 0 ? [$"{outcome.WrongChanges}"] : []);
        }
    }

    private static void Print(TextWriter output, string what, IEnumerable<string> times)
    {
        string[] all = [.. times];
        if (all.Length > 0)
            output.WriteLine($"  {what} ({all.Length}): {string.Join(", ", all.Take(Times))}{(all.Length > Times ? ", ..." : "")}");
    }
}
