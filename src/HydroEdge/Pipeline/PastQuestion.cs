using HydroEdge.Alarms;
using HydroEdge.Archive;
using HydroEdge.Watches;

namespace HydroEdge.Pipeline;

/// <summary>What is tried on which part of the archive.</summary>
/// <param name="Name">Of what is tried, for people: the watch file, or the watch.</param>
/// <param name="Watches">Those that look at one of the cameras.</param>
/// <param name="Cameras">Those of which anything is kept and that are asked for, by name.</param>
/// <param name="Archive">Its folder.</param>
/// <param name="FreshFor">A decision older than this says nothing about now, as on the alarm desk.</param>
/// <param name="Patience">How long pictures may be shown to the model again.</param>
internal sealed record PastQuestion(
    string Name, IReadOnlyList<WatchOptions> Watches, IReadOnlyList<string> Cameras, PastSpan Span, string Archive, TimeSpan FreshFor, TimeSpan Patience)
{
    /// <summary>What is tried where nothing is said.</summary>
    public static TimeSpan UsualLast { get; } = TimeSpan.FromDays(14);

    public static TimeSpan UsualPatience { get; } = TimeSpan.FromMinutes(5);

    /// <param name="asked">The cameras asked for; empty for all that the watches look at.</param>
    /// <param name="span">Cut to what is kept: a plot of a week is of no use for the first hour of a box.</param>
    /// <exception cref="IOException">There is nothing kept that the watches could be tried on.</exception>
    public static PastQuestion Of(
        string name, IReadOnlyList<WatchOptions> watches, string archive, IReadOnlyCollection<string> asked, PastSpan span, TimeSpan freshFor, TimeSpan patience)
    {
        var kept = ArchiveSearch.CamerasIn(archive);
        if (kept.Count == 0)
            throw new IOException($"Nothing is kept in {archive} yet: the daemon has to watch for a while first, with this state folder.");
        var among = asked.Count > 0 ? asked : [.. kept];
        string[] cameras = [.. kept.Where(camera => among.Contains(camera) && watches.Any(watch => watch.LooksAt(camera)))];
        if (cameras.Length == 0)
            throw new IOException($"{name}: no watch looks at any of {string.Join(", ", among)} of which pictures are kept; there are pictures of {string.Join(", ", kept)}");
        if (ArchiveReplay.Begin(archive) is { } begin && begin > span.From && begin < span.To)
            span = span with { From = begin };
        return new PastQuestion(name, [.. watches.Where(watch => cameras.Any(watch.LooksAt))], cameras, span, archive, freshFor, patience);
    }

    /// <summary>Kept frames may lie farther apart than those that were decided on live.</summary>
    /// <param name="fps">Of the slowest camera.</param>
    public static TimeSpan FreshForAt(double fps, TimeSpan keepEvery) =>
        WatchedAlarm.FreshForAt(keepEvery > TimeSpan.Zero ? Math.Min(fps, 1 / keepEvery.TotalSeconds) : fps);
}
