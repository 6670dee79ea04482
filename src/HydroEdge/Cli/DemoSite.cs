using HydroEdge.Config;

namespace HydroEdge.Cli;

/// <summary>A folder with a configuration, watches, clips, and the truth about the clips.</summary>
/// <param name="ConfigPath">Its hydroedge.yaml.</param>
internal sealed record DemoSite(string ConfigPath, HydroEdgeOptions Options, IReadOnlyList<PlantedEvent> Truth)
{
    private static readonly string[] ClipKinds = [".mp4", ".mkv", ".mov", ".avi", ".ts", ".webm"];

    /// <summary>The site that comes along with the program.</summary>
    public static string Bundled => Path.Combine(AppContext.BaseDirectory, "demo");

    /// <summary>Reads a site. One without hydroedge.yaml gets one camera per clip, named after the file; that file is written into <paramref name="work"/>.</summary>
    /// <exception cref="BadConfigurationException">The site is not sound.</exception>
    public static DemoSite Load(string folder, string work)
    {
        if (!Directory.Exists(folder))
            throw new BadConfigurationException([$"{folder}: there is no such site folder; it needs watches/, clips and truth.csv"]);

        var config = Path.Combine(folder, "hydroedge.yaml");
        if (!File.Exists(config))
            config = WriteConfiguration(folder, work);

        string[] places = [Path.Combine(folder, "truth.csv"), Path.Combine(folder, "clips", "truth.csv")];
        var truth = places.FirstOrDefault(File.Exists)
            ?? throw new BadConfigurationException([$"{places[0]}: missing; write the lines camera,watch,from,to, or only that header when nothing happens"]);
        var planted = TruthFile.Read(truth);
        return planted.All(one => one.Camera.Length > 0)
            ? new DemoSite(config, ConfigFile.Load(config), planted)
            : throw new BadConfigurationException([$"{truth}:1:1: it does not say which camera; write the lines camera,watch,from,to"]);
    }

    private static string WriteConfiguration(string folder, string work)
    {
        var clips = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => ClipKinds.Contains(Path.GetExtension(file).ToLowerInvariant()))
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (clips.Length == 0)
            throw new BadConfigurationException([$"{folder}: no hydroedge.yaml and no clip ({string.Join(' ', ClipKinds)}) in it"]);

        var cameras = clips.Select(clip =>
            $"  - {{id: '{Path.GetFileNameWithoutExtension(clip).ToLowerInvariant()}', source: '{Quoted(Path.GetFullPath(clip))}', loop: true, fps: 5}}");
        var config = Path.Combine(work, "hydroedge.yaml");
        File.WriteAllLines(config, ["site: demo", "node: demo-1", "cameras:", .. cameras]);

        var watches = Directory.CreateDirectory(Path.Combine(work, "watches"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "watches"), "*.yaml"))
            File.Copy(file, Path.Combine(watches.FullName, Path.GetFileName(file)), overwrite: true);
        return config;
    }

    private static string Quoted(string path) => path.Replace("'", "''", StringComparison.Ordinal);
}
