using System.Text.Json.Nodes;
using HydroEdge.Cli;
using HydroEdge.Config;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>A folder of rendered cameras: watches.yaml, and for each camera its clip (.mp4), its truth (.csv) and, once it is whole, how it was made (.json).</summary>
internal sealed record StreamFolder(string Path, IReadOnlyList<StreamCamera> Cameras)
{
    /// <param name="only">The cameras to read; empty for all.</param>
    /// <exception cref="BadConfigurationException">A file is faulty.</exception>
    public static StreamFolder Read(string path, IReadOnlyList<string> only)
    {
        var watches = Watches(path);
        string[] clips = [.. Directory.EnumerateFiles(path, "*.mp4").Order(StringComparer.Ordinal)];
        StreamCamera[] cameras =
        [
            .. from clip in clips
               let id = System.IO.Path.GetFileNameWithoutExtension(clip)
               let made = System.IO.Path.ChangeExtension(clip, ".json")
               where File.Exists(made) && (only.Count == 0 || only.Contains(id))
               let truth = TruthFile.Read(System.IO.Path.ChangeExtension(clip, ".csv")).Select(planted => planted with { Camera = id })
               select new StreamCamera(id, clip, [.. watches.Where(watch => watch.LooksAt(id))], [.. truth], SeedIn(made)),
        ];
        var missing = only.Except(cameras.Select(camera => camera.Id)).ToArray();
        return missing.Length == 0 && cameras.Length > 0
            ? new StreamFolder(path, cameras)
            : throw new IOException($"{path}: no clip of {(missing.Length > 0 ? string.Join(", ", missing) : "any camera")} here; name a folder of rendered streams.");
    }

    /// <summary>The seeds the cameras were drawn from.</summary>
    public IReadOnlyList<long> Seeds => [.. Cameras.Select(camera => camera.Seed).Order()];

    private static IReadOnlyList<WatchOptions> Watches(string path) =>
        ConfigFile.CheckWatchFile(System.IO.Path.Combine(path, "watches.yaml")).Sound().Watches;

    private static long SeedIn(string file) => JsonNode.Parse(File.ReadAllText(file))?["seed"]?.GetValue<long>()
        ?? throw new InvalidDataException($"{file}: does not say its seed; render the stream again.");
}
