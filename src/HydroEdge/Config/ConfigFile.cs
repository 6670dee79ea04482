using HydroEdge.Watches;

namespace HydroEdge.Config;

/// <summary>hydroedge.yaml and the watches/*.yaml beside it, read into one record; every fault is said at once, with its place and a remedy.</summary>
internal static class ConfigFile
{
    /// <param name="path">The main file, or the folder that holds a hydroedge.yaml.</param>
    /// <exception cref="BadConfigurationException">The configuration cannot be used; it holds every fault.</exception>
    public static HydroEdgeOptions Load(string path) => Check(path).Sound();

    public static ConfigReport Check(string path) => Check(ConfigSources.Read(path));

    /// <param name="missingIsFault">False to let a named file that does not exist pass with a warning.</param>
    /// <param name="before">What was in use until now: its watches may be taken out one by one, but not lost with their folder.</param>
    public static ConfigReport Check(ConfigSources sources, bool missingIsFault = true, HydroEdgeOptions? before = null)
    {
        var findings = new Findings();
        foreach (var unreadable in sources.Unreadable)
            findings.Fault(unreadable.Place, unreadable.What);

        if (!sources.HasWatchFolder && before is { Watches.Count: > 0 })
            findings.Fault(
                Place.StartOf(ConfigSources.WatchFolder),
                $"the folder is gone, and with it all {before.Watches.Count} watches; put it back, or make an empty one to watch nothing");

        var draft = Read(sources, findings);
        Rules(draft, new NamedFiles(draft, missingIsFault));

        var sound = draft.Main is null || findings.FaultCount > 0
            ? null
            : AbsolutePaths.In(draft.Main with { Watches = draft.Watches, Hash = sources.Hash }, sources.Folder);
        return findings.Report(sound, sources);
    }

    /// <summary>A watch file by itself, held against every rule that does not ask for its cameras.</summary>
    /// <returns>Options that hold nothing but the watches.</returns>
    public static ConfigReport CheckWatchFile(string path)
    {
        var sources = ConfigSources.ReadWatchFile(path);
        var findings = new Findings();
        foreach (var unreadable in sources.Unreadable)
            findings.Fault(unreadable.Place, unreadable.What);

        var draft = Read(sources, findings);
        Rules(draft, new NamedFiles(draft, missingIsFault: true));
        return findings.Report(findings.FaultCount > 0 ? null : new HydroEdgeOptions { Watches = draft.Watches, Hash = sources.Hash }, sources);
    }

    private static ConfigDraft Read(ConfigSources sources, Findings findings)
    {
        var origins = new Origins(sources.MainName);
        var binder = new RecordBinder(findings, origins);
        HydroEdgeOptions? main = null;
        var watches = new List<WatchOptions>();
        foreach (var file in sources.Files)
        {
            if (ConfigText.Read(file, findings) is not { } text || Root(file.Name, text, findings) is not { } root)
                continue;
            if (file.Name == sources.MainName)
                main = binder.Bind<HydroEdgeOptions>(root);
            else
                watches.AddRange(binder.Bind<WatchFile>(root).Watches);
        }

        return new ConfigDraft(sources, main, watches, origins, findings);
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

    private static void Rules(ConfigDraft draft, NamedFiles files)
    {
        WatchRules.Check(draft, draft.Watches);
        if (draft.Main is not { } main)
            return;
        CameraRules.Check(draft, main.Cameras, files);
        BusRules.Check(draft, main.Bus, files);
        NodeRules.Check(draft, main, files);
    }
}
