using System.CommandLine;
using HydroEdge.Cameras;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>What is tried on what: the recording stands for one camera, and every watch looks at it once.</summary>
/// <param name="Camera">Its source is the recording.</param>
/// <param name="Watches">Whatever cameras they name in their file, here they look at this one.</param>
/// <param name="Truth">What truly happens before this camera; null where nobody told.</param>
/// <param name="Warnings">What is unwise in the watch file.</param>
internal sealed record TrialSetup(
    CameraOptions Camera, IReadOnlyList<WatchOptions> Watches, ModelOptions Model, IReadOnlyList<PlantedEvent>? Truth, IReadOnlyList<Finding> Warnings)
{
    private const string AnyCamera = "clip";

    public string VideoName => Path.GetFileName(Camera.Source);

    /// <exception cref="BadConfigurationException">Watch file, truth or configuration are not sound, or do not belong together.</exception>
    /// <exception cref="IOException">The recording or the truth is missing.</exception>
    public static TrialSetup Of(ParseResult given)
    {
        var video = given.GetRequiredValue(TryCommand.Video).FullName;
        if (!File.Exists(video))
            throw new IOException($"{video}: there is no such video file");

        var file = given.GetRequiredValue(TryCommand.WatchFile).ToString();
        var report = ConfigFile.CheckWatchFile(file);
        var camera = given.GetValue(TryCommand.Camera) ?? Only(report.Sound().Watches.SelectMany(watch => watch.Cameras));
        var watches = WatchesOf(camera, report.Sound().Watches, file);
        var truth = given.GetValue(TryCommand.Truth) is { } csv ? ReadTruth(csv.ToString(), camera, watches, file) : null;
        camera ??= Only((truth ?? []).Select(planted => planted.Camera)) ?? AnyCamera;

        var site = GivenSite.Of(given, file);
        var known = site?.Cameras.FirstOrDefault(one => one.Id == camera) ?? new CameraOptions();
        return new TrialSetup(
            new CameraOptions { Id = camera, Source = video, Width = known.Width, Fps = given.GetValue(TryCommand.Rate) ?? known.Fps },
            [.. watches.Select(watch => watch with { Cameras = [] })],
            GivenSite.ModelOf(given, site),
            truth is null ? null : [.. truth.Select(planted => planted with { Camera = camera })],
            report.Warnings);
    }

    private static WatchOptions[] WatchesOf(string? camera, IReadOnlyList<WatchOptions> watches, string file)
    {
        if (watches.Count == 0)
            throw new BadConfigurationException([$"{file}:1:1: there is no watch in this file"]);

        WatchOptions[] looking = [.. watches.Where(watch => camera is null || watch.LooksAt(camera))];
        var cameras = watches.SelectMany(watch => watch.Cameras).Distinct().ToList();
        return looking.Length > 0
            ? looking
            : throw new BadConfigurationException([$"{file}:1:1: no watch looks at camera {SafeText.Shown(camera!)}; they look at {string.Join(", ", cameras)}"]);
    }

    private static PlantedEvent[] ReadTruth(string csv, string? camera, WatchOptions[] watches, string file)
    {
        string[] ids = [.. watches.Select(watch => watch.Id)];
        bool Ours(PlantedEvent planted) => camera is null || planted.Camera is "" || planted.Camera == camera;
        PlantedEvent[] truth =
        [
            .. TruthFile.Read(csv, planted => !Ours(planted) || ids.Contains(planted.Watch)
                ? null
                : $"no watch {SafeText.Shown(planted.Watch)} of {file} is tried here; {Instead(planted.Watch, ids)}").Where(Ours),
        ];
        var cameras = truth.Select(planted => planted.Camera).Distinct().ToList();
        return cameras.Count <= 1 || camera is not null
            ? truth
            : throw new BadConfigurationException([$"{csv}:1:1: it is about the cameras {string.Join(", ", cameras)}; say with --camera which of them the recording is of"]);
    }

    private static string Instead(string watch, string[] ids) =>
        Similar.To(watch, ids) is { } meant ? $"did you mean '{meant}'?" : $"there are {string.Join(", ", ids)}";

    private static string? Only(IEnumerable<string> names) => names.Distinct().ToList() is [{ Length: > 0 } name] ? name : null;
}
