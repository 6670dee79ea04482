using HydroEdge.Watches;

namespace HydroEdge.Config;

/// <summary>hydroedge.yaml and the watches/*.yaml beside it, read into one record; every fault is said at once, with its place and a remedy.</summary>
internal static class ConfigFile
{
    /// <param name="path">The main file, or the folder that holds a hydroedge.yaml.</param>
    /// <exception cref="BadConfigurationException">The configuration cannot be used; it holds every fault.</exception>
    public static HydroEdgeOptions Load(string path) => Check(path).Sound();

    public static ConfigReport Check(string path) => Check(ConfigSources.Read(path));

    public static ConfigReport Check(ConfigSources sources)
    {
        var findings = new Findings();
        foreach (var unreadable in sources.Unreadable)
            findings.Fault(unreadable.Place, unreadable.What);

        var origins = new Origins();
        var options = Bind(sources, findings, origins);
        var sound = options is null || findings.FaultCount > 0
            ? null
            : AbsolutePaths.In(options with { Hash = sources.Hash }, sources.Folder);
        return findings.Report(sound, sources.Hash, [.. sources.Files.Select(file => file.Name)]);
    }

    private static HydroEdgeOptions? Bind(ConfigSources sources, Findings findings, Origins origins)
    {
        var binder = new RecordBinder(findings, origins);
        HydroEdgeOptions? options = null;
        var watches = new List<WatchOptions>();
        foreach (var file in sources.Files)
        {
            if (ConfigText.Read(file, findings) is not { } text || Root(file.Name, text, findings) is not { } root)
                continue;
            if (file.Name == sources.MainName)
                options = binder.Bind<HydroEdgeOptions>(root);
            else
                watches.AddRange(binder.Bind<WatchFile>(root).Watches);
        }

        return options is null ? null : options with { Watches = watches };
    }

    private static ConfigNode? Root(string file, string text, Findings findings)
    {
        var before = findings.FaultCount;
        var root = new YamlTree(file, findings).Read(text);
        if (root is { Kind: NodeKind.Block })
            return root;
        if (root is not null)
            findings.Fault(root.Place, "the file must consist of 'key: value' lines");
        else if (findings.FaultCount == before)
            findings.Fault(Place.StartOf(file), "the file is empty; write what it should hold, or remove it");
        return null;
    }
}
