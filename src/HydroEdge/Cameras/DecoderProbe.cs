using System.ComponentModel;

namespace HydroEdge.Cameras;

/// <summary>
/// Finds the best decoder for one camera on this machine by having each take one picture, and stops trusting hardware
/// that keeps breaking on this camera. A decoder that was named in the configuration is taken as it is.
/// </summary>
internal sealed partial class DecoderProbe(CameraOptions camera, FfmpegPath ffmpeg, TimeProvider clock, ILogger<DecoderProbe> logger)
{
    private const int DeathsForgiven = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstSeconds = TimeSpan.FromSeconds(10);
    private static readonly DecodeChoice[] Hardware = [DecodeChoice.Cuda, DecodeChoice.Vaapi];

    private Decoder? _chosen;
    private string? _lastSaid;
    private int _quickDeaths;

    public async Task<Decoder> ChooseAsync(CameraSource source, CancellationToken stop)
    {
        if (camera.Decode != DecodeChoice.Auto)
            return new Decoder(camera.Decode, NameOf(camera.Decode));
        if (_chosen is null)
            Take(await ProbeAsync(source, stop));
        return _chosen!;
    }

    /// <summary>Tells how a start with the chosen decoder went, so that the next one can do better.</summary>
    public void Ended(TimeSpan lived, bool hadPictures)
    {
        if (_chosen is null)
            return;
        _quickDeaths = lived < FirstSeconds ? _quickDeaths + 1 : 0;
        if (_chosen.IsHardware && _quickDeaths >= DeathsForgiven)
            Take(Software([$"{NameOf(_chosen.Choice)}: broke {_quickDeaths} times within its first seconds"]));
        else if (!_chosen.IsHardware && !hadPictures)
            // Not even software saw a picture, so the camera was to blame: hardware gets another chance.
            _chosen = null;
    }

    private async Task<Decoder> ProbeAsync(CameraSource source, CancellationToken stop)
    {
        var reasons = new List<string>();
        foreach (var choice in Hardware)
        {
            var failure = IsPresent(choice) ? await TryAsync(choice, source, stop) : "no device";
            if (failure is null)
                return new Decoder(choice, Explained(choice, reasons));
            reasons.Add($"{NameOf(choice)}: {failure}");
        }

        return Software(reasons);
    }

    private async Task<string?> TryAsync(DecodeChoice choice, CameraSource source, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            await using var probe = await FfmpegProcess.StartAsync(ffmpeg, FfmpegCommand.For(camera, source, choice));
            try
            {
                if (await new PpmReader(probe.Output, camera.Width).NextAsync(both.Token) is not null)
                    return null;
            }
            catch (InvalidDataException garbage)
            {
                return garbage.Message;
            }

            var end = await probe.EndAsync(byItself: true);
            return LastWords.Brief(end, source) is { Length: > 0 } words ? words : "no picture";
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return $"no picture in {Patience.TotalSeconds:0} s";
        }
        catch (Win32Exception failure)
        {
            return failure.Message;
        }
    }

    private bool IsPresent(DecodeChoice choice)
    {
        var (folder, pattern) = choice == DecodeChoice.Cuda ? (ffmpeg.Devices, "nvidia*") : (Path.Combine(ffmpeg.Devices, "dri"), "renderD*");
        return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder, pattern).Any();
    }

    private void Take(Decoder decoder)
    {
        (_chosen, _quickDeaths) = (decoder, 0);
        if (_lastSaid != decoder.Name)
            Chose(camera.Id, _lastSaid = decoder.Name);
    }

    private static Decoder Software(IReadOnlyList<string> reasons) => new(DecodeChoice.Software, Explained(DecodeChoice.Software, reasons));

    private static string Explained(DecodeChoice choice, IReadOnlyList<string> reasons) =>
        reasons.Count == 0 ? NameOf(choice) : $"{NameOf(choice)} ({string.Join("; ", reasons)})";

    private static string NameOf(DecodeChoice choice) => choice switch
    {
        DecodeChoice.Cuda => "cuda",
        DecodeChoice.Vaapi => "vaapi",
        _ => "software",
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {CameraId} is decoded by {Decoder}")]
    private partial void Chose(string cameraId, string decoder);
}
