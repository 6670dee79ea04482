using System.CommandLine;
using HydroEdge.Config;
using HydroEdge.Embedding;

namespace HydroEdge.Cli;

/// <summary>The site that a watch file belongs to, for verbs that are given the file alone.</summary>
internal static class WatchFileSite
{
    /// <summary>Null where there is none: the file stands by itself.</summary>
    /// <exception cref="BadConfigurationException">The site's configuration is not sound.</exception>
    public static HydroEdgeOptions? Of(ParseResult given, string file)
    {
        var config = given.GetRequiredValue(CliOptions.Config).FullName;
        if (given.GetResult(CliOptions.Config) is { Implicit: false })
            return ConfigFile.Load(config);
        // The watch file of a site stands in watches/ beside the hydroedge.yaml it belongs to.
        var folder = Directory.GetParent(Path.GetFullPath(file));
        var beside = Path.Combine(folder?.Parent?.FullName ?? "", "hydroedge.yaml");
        if (folder?.Name == ConfigSources.WatchFolder && File.Exists(beside))
            return ConfigFile.Load(beside);
        return File.Exists(config) ? ConfigFile.Load(config) : null;
    }

    /// <summary>The model that the line names, or the site.</summary>
    public static ModelOptions ModelOf(ParseResult given, HydroEdgeOptions? site)
    {
        var model = site?.Model ?? new ModelOptions();
        if (given.GetValue(CliOptions.Model) is { } folder)
            model = model with { Folder = folder.FullName };
        return given.GetResult(ModelLoading.Provider) is { Implicit: false } ? model with { Provider = given.GetValue(ModelLoading.Provider) } : model;
    }
}
