using System.CommandLine;
using HydroEdge.Archive;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Hosting;
using HydroEdge.Pipeline;
using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>What a line asks of the past, and of which model.</summary>
/// <param name="Warnings">What is unwise in the watch file.</param>
internal sealed record PastSetup(PastQuestion Question, ModelOptions Model, IReadOnlyList<Finding> Warnings)
{
    /// <exception cref="BadConfigurationException">The watch file or the configuration is not sound, or they do not fit the cameras.</exception>
    /// <exception cref="IOException">There is nothing kept that the watches could be tried on.</exception>
    public static PastSetup Of(ParseResult given, DateTimeOffset now)
    {
        var file = given.GetRequiredValue(BacktestCommand.WatchFile).ToString();
        var report = ConfigFile.CheckWatchFile(file);
        if (report.Sound().Watches is not { Count: > 0 } watches)
            throw new BadConfigurationException([$"{file}:1:1: there is no watch in this file"]);
        return Of(given, file, watches, GivenSite.Of(given, file), now) with { Warnings = report.Warnings };
    }

    /// <summary>The same for all watches of a site.</summary>
    /// <exception cref="IOException">There is nothing kept that the watches could be tried on.</exception>
    public static PastSetup Of(ParseResult given, HydroEdgeOptions site, DateTimeOffset now) =>
        Of(given, given.GetRequiredValue(CliOptions.Config).ToString(), site.Watches, site, now);

    private static PastSetup Of(ParseResult given, string file, IReadOnlyList<WatchOptions> watches, HydroEdgeOptions? site, DateTimeOffset now)
    {
        var question = PastQuestion.Of(
            file,
            watches,
            new StatePaths(given.GetRequiredValue(CliOptions.State).FullName).Archive,
            given.GetValue(BacktestCommand.Cameras) ?? [],
            new PastSpan(now - (given.GetValue(BacktestCommand.Last) ?? PastQuestion.UsualLast), now),
            PastQuestion.FreshForAt(site is { Cameras.Count: > 0 } ? site.Cameras.Min(camera => camera.Fps) : 1, (site?.Archive ?? new ArchiveOptions()).KeepEvery),
            given.GetValue(BacktestCommand.Patience) ?? PastQuestion.UsualPatience);
        return new PastSetup(question, GivenSite.ModelOf(given, site), []);
    }
}
