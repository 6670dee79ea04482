using System.CommandLine;
using HydroEdge.Alarms;
using HydroEdge.Archive;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Hosting;
using HydroEdge.Pipeline;
using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>What is tried on which part of the archive.</summary>
/// <param name="File">The watch file.</param>
/// <param name="Watches">Those of the file that look at one of the cameras.</param>
/// <param name="Cameras">Those of which anything is kept and that are asked for, by name.</param>
/// <param name="Archive">Its folder.</param>
/// <param name="Patience">How long pictures may be shown to the model again.</param>
/// <param name="Warnings">What is unwise in the watch file.</param>
internal sealed record PastSetup(
    string File, IReadOnlyList<WatchOptions> Watches, IReadOnlyList<string> Cameras, PastSpan Span, string Archive, ModelOptions Model, TimeSpan FreshFor, TimeSpan Patience,
    IReadOnlyList<Finding> Warnings)
{
    /// <exception cref="BadConfigurationException">The watch file or the configuration is not sound, or they do not fit the cameras.</exception>
    /// <exception cref="IOException">There is nothing kept that the watches could be tried on.</exception>
    public static PastSetup Of(ParseResult given, DateTimeOffset now)
    {
        var file = given.GetRequiredValue(BacktestCommand.WatchFile).ToString();
        var report = ConfigFile.CheckWatchFile(file);
        if (report.Sound().Watches is not { Count: > 0 } watches)
            throw new BadConfigurationException([$"{file}:1:1: there is no watch in this file"]);
        return Of(given, file, watches, WatchFileSite.Of(given, file), now) with { Warnings = report.Warnings };
    }

    /// <summary>The same for all watches of a site.</summary>
    /// <exception cref="IOException">There is nothing kept that the watches could be tried on.</exception>
    public static PastSetup Of(ParseResult given, HydroEdgeOptions site, DateTimeOffset now) =>
        Of(given, given.GetRequiredValue(CliOptions.Config).ToString(), site.Watches, site, now);

    private static PastSetup Of(ParseResult given, string file, IReadOnlyList<WatchOptions> watches, HydroEdgeOptions? site, DateTimeOffset now)
    {
        var archive = new StatePaths(given.GetRequiredValue(CliOptions.State).FullName).Archive;
        var kept = ArchiveSearch.CamerasIn(archive);
        if (kept.Count == 0)
            throw new IOException($"Nothing is kept in {archive} yet. Has the daemon run, and with this --state?");
        var asked = given.GetValue(BacktestCommand.Cameras) is { Length: > 0 } named ? named : [.. kept];
        string[] cameras = [.. kept.Where(camera => asked.Contains(camera) && watches.Any(watch => watch.LooksAt(camera)))];
        if (cameras.Length == 0)
            throw new IOException($"{file}: no watch looks at any of {string.Join(", ", asked)} of which pictures are kept; there are pictures of {string.Join(", ", kept)}");
        return new PastSetup(
            file,
            [.. watches.Where(watch => cameras.Any(camera => watch.LooksAt(camera)))],
            cameras,
            new PastSpan(now - (given.GetValue(BacktestCommand.Last) ?? BacktestCommand.UsualLast), now),
            archive,
            WatchFileSite.ModelOf(given, site),
            FreshForAt(site),
            given.GetValue(BacktestCommand.Patience) ?? BacktestCommand.UsualPatience,
            []);
    }

    // Kept frames may lie farther apart than those that were decided on live.
    private static TimeSpan FreshForAt(HydroEdgeOptions? site)
    {
        var (fps, keepEvery) = (site is { Cameras.Count: > 0 } ? site.Cameras.Min(camera => camera.Fps) : 1, (site?.Archive ?? new ArchiveOptions()).KeepEvery);
        return WatchedAlarm.FreshForAt(keepEvery > TimeSpan.Zero ? Math.Min(fps, 1 / keepEvery.TotalSeconds) : fps);
    }
}
