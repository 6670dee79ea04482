using System.CommandLine;
using HydroEdge.Config;
using HydroEdge.Embedding;

namespace HydroEdge.Cli;

/// <summary>The site that a verb asks about.</summary>
internal static class GivenSite
{
    /// <summary>The one that the line names, else the usual one; null where there is none.</summary>
    /// <exception cref="BadConfigurationException">The site's configuration is not sound.</exception>
    public static HydroEdgeOptions? Of(ParseResult given)
    {
        var config = given.GetRequiredValue(CliOptions.Config);
        return IsNamed(given) || config.Exists ? ConfigFile.Load(config.FullName) : null;
    }

    /// <summary>The same for verbs that are given a watch file; null where that stands by itself.</summary>
    /// <exception cref="BadConfigurationException">The site's configuration is not sound.</exception>
    public static HydroEdgeOptions? Of(ParseResult given, string file)
    {
        // The watch file of a site stands in watches/ beside the hydroedge.yaml it belongs to.
        var folder = Directory.GetParent(Path.GetFullPath(file));
        var beside = Path.Combine(folder?.Parent?.FullName ?? "", "hydroedge.yaml");
        return !IsNamed(given) && folder?.Name == ConfigSources.WatchFolder && File.Exists(beside) ? ConfigFile.Load(beside) : Of(given);
    }

    /// <summary>The model that the line names, or the site.</summary>
    public static ModelOptions ModelOf(ParseResult given, HydroEdgeOptions? site)
    {
        var model = site?.Model ?? new ModelOptions();
        if (given.GetValue(CliOptions.Model) is { } folder)
            model = model with { Folder = folder.FullName };
        return given.GetResult(ModelLoading.Provider) is { Implicit: false } ? model with { Provider = given.GetValue(ModelLoading.Provider) } : model;
    }

    /// <summary>The same for a text or a picture: to build an engine for that would take minutes.</summary>
    public static ModelOptions ModelOnProcessor(ParseResult given, HydroEdgeOptions? site) => ModelOf(given, site) with { Provider = ProviderChoice.Cpu };

    private static bool IsNamed(ParseResult given) => given.GetResult(CliOptions.Config) is { Implicit: false };
}
