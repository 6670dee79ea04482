using System.Text.Json.Nodes;
using HydroEdge.Cli;
using HydroEdge.Config;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>A folder of rendered cameras: watches.yaml, and for each camera its clip (.mp4), its truth (.csv) and how it was made (.json).</summary>
internal sealed record StreamFolder(string Path, IReadOnlyList<StreamCamera> Cameras)
{
    /// <param name="only">The cameras to read; empty for all.</param>
    /// <exception cref="BadConfigurationException">A file is faulty.</exception>
    public static StreamFolder Read(string path, IReadOnlyList<string> only)
    {
        var watches = Watches(System.IO.Path.Combine(path, "watches.yaml"));
        string[] clips = [.. Directory.EnumerateFiles(path, "*.mp4").Order(StringComparer.Ordinal)];
        StreamCamera[] cameras =
        [
            .. from clip in clips
               let id = System.IO.Path.GetFileNameWithoutExtension(clip)
               where only.Count == 0 || only.Contains(id)
               let truth = TruthFile.Read(System.IO.Path.ChangeExtension(clip, ".csv")).Select(planted => planted with { Camera = id })
               select new StreamCamera(id, clip, [.. watches.Where(watch => watch.Cameras.Contains(id))], [.. truth]),
        ];
        var missing = only.Except(cameras.Select(camera => camera.Id)).ToArray();
        return missing.Length == 0 && cameras.Length > 0
            ? new StreamFolder(path, cameras)
            : throw new IOException($"{path}: no clip of {(missing.Length > 0 ? string.Join(", ", missing) : "any camera")} here; name a folder of rendered streams.");
    }

    /// <summary>The seeds the streams were drawn from, as far as they say.</summary>
    public IReadOnlyList<string> Seeds =>
    [
        .. Cameras.Select(camera => System.IO.Path.ChangeExtension(camera.Clip, ".json")).Where(File.Exists)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))?["seed"]?.ToString()).OfType<string>().Distinct(),
    ];

    private static IReadOnlyList<WatchOptions> Watches(string file)
    {
        var findings = new Findings();
        var text = ConfigText.Read(new ConfigSource(file, File.ReadAllBytes(file)), findings);
        var root = text is null ? null : new YamlTree(file, findings).Read(text);
        return root is null || findings.FaultCount > 0
            ? throw new BadConfigurationException([$"{file}: not a watch file"])
            : new RecordBinder(findings, new Origins(file)).Bind<WatchFile>(root).Watches;
    }
}
