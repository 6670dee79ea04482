using HydroEdge.Watches;

namespace HydroEdge.Config;

/// <summary>What the files say, before the rules that span two values have been held against it. Values that were refused are defaults.</summary>
/// <param name="Main">What the main file says; null when it could not be read as a whole.</param>
internal sealed record ConfigDraft(
    ConfigSources Sources, HydroEdgeOptions? Main, IReadOnlyList<WatchOptions> Watches, Origins Origins, Findings Findings)
{
    public void Fault(object record, string key, string what) => Findings.Fault(Origins.PlaceOf(record, key), what);

    public void Warn(object record, string key, string what) => Findings.Warn(Origins.PlaceOf(record, key), what);

    /// <summary>Says of every id but the first of its kind that it is taken, and by which line.</summary>
    public void RefuseTwins<T>(IEnumerable<T> records, Func<T, string> id, string kind)
        where T : class
    {
        var seen = new Dictionary<string, T>();
        foreach (var record in records.Where(record => id(record).Length > 0))
        {
            if (!seen.TryAdd(id(record), record))
                Fault(record, "id", $"{kind} {SafeText.Shown(id(record))} is already defined at {Origins.PlaceOf(seen[id(record)], "id")}; give one of them another id");
        }
    }
}
