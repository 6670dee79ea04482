using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Config;

/// <summary>
/// Takes up edits of the configuration while the daemon runs. It reads the files every two seconds rather than trusting the kernel's
/// notices, which network file systems do not give; an edit counts once it has stayed the same for one look, so that half-written
/// files do not. A faulty edit is refused as a whole and what runs goes on; so is a deleted file.
/// </summary>
/// <param name="running">What the daemon started on.</param>
/// <param name="faultsAtStart">Why that is the last good configuration and not the files; empty when it is the files.</param>
internal sealed partial class ConfigWatcher(
    string path, string stateFolder, HydroEdgeOptions running, IReadOnlyList<string> faultsAtStart, TimeProvider clock, ILogger<ConfigWatcher> logger)
    : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private HydroEdgeOptions? _startedOn;
    private HydroEdgeOptions? _applied;
    private string? _seen;
    private string? _taken;

    /// <summary>Raised on the watcher's thread: the live part of a sound edit. What throws here refuses the edit.</summary>
    public event Action<HydroEdgeOptions>? Applied;

    /// <summary>Raised on the watcher's thread, once for each set of faults. Must not throw.</summary>
    public event Action<IReadOnlyList<string>>? Rejected;

    /// <summary>What is in use.</summary>
    public HydroEdgeOptions Options => _applied ?? running;

    /// <summary>Why the files are not in use; empty when they are.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = faultsAtStart;

    /// <summary>Settings in the files that wait for a restart, such as <c>bus.broker</c>.</summary>
    public IReadOnlyList<string> NeedsRestart { get; private set; } = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Faults.Count > 0)
            Refused(Options.Hash, string.Join(Environment.NewLine, Faults));
        while (true)
        {
            Look();
            await Task.Delay(Every, clock, stoppingToken);
        }
    }

    /// <summary>One look at the files. Never throws for what it finds there.</summary>
    public void Look()
    {
        var sources = ConfigSources.Read(path);
        if (_taken is null && sources.Hash == running.Hash && Faults.Count == 0)
            TakeAsStarted(sources);

        // While the files are refused their text may be right and a file they name be missing: look again until it is there.
        var settled = sources.Fingerprint == _seen;
        _seen = sources.Fingerprint;
        if (settled && (_seen != _taken || Faults.Count > 0))
            Take(sources);
    }

    private void TakeAsStarted(ConfigSources sources)
    {
        _taken = _seen = sources.Fingerprint;
        _startedOn = ConfigFile.Check(sources, missingIsFault: false).Options;
        Keep(sources);
    }

    private void Take(ConfigSources sources)
    {
        _taken = sources.Fingerprint;
        var report = ConfigFile.Check(sources, before: Options);
        if (report.Options is { } wanted)
            Apply(wanted, sources);
        else
            Reject(report.FaultLines);
    }

    private void Apply(HydroEdgeOptions wanted, ConfigSources sources)
    {
        var live = RestartKeys.LivePart(running, wanted);
        try
        {
            Applied?.Invoke(live);
        }
        catch (Exception failure)
        {
            // Whatever a room could not take up (a text the model refuses, say) must not end the daemon that runs well on the old one.
            if (Reject([$"{Place.StartOf(sources.MainName)}: the running daemon could not take this up: {SafeText.WithoutCredentials(failure.Message)}"]))
                NotTakenUp(failure);
            return;
        }

        _applied = live;
        Faults = [];
        NeedsRestart = RestartKeys.Between(_startedOn ?? running, wanted);
        TakenUp(wanted.Hash, wanted.Cameras.Count, wanted.Watches.Count);
        if (NeedsRestart.Count > 0)
            WaitForRestart(string.Join(", ", NeedsRestart));
        Keep(sources);
    }

    private bool Reject(IReadOnlyList<string> faults)
    {
        if (Faults.SequenceEqual(faults))
            return false;
        Faults = faults;
        Refused(Options.Hash, string.Join(Environment.NewLine, faults));
        Rejected?.Invoke(faults);
        return true;
    }

    private void Keep(ConfigSources sources)
    {
        try
        {
            LastKnownGood.Keep(stateFolder, sources);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            NotKept(failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Configuration {Hash} is in use: {Cameras} cameras, {Watches} watches")]
    private partial void TakenUp(string hash, int cameras, int watches);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The configuration files have faults; {Hash} stays in use:\n{Faults}")]
    private partial void Refused(string hash, string faults);

    [LoggerMessage(Level = LogLevel.Warning, Message = "These settings wait for a restart: {Keys}")]
    private partial void WaitForRestart(string keys);

    [LoggerMessage(Level = LogLevel.Error, Message = "A sound configuration could not be taken up")]
    private partial void NotTakenUp(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The configuration could not be kept as the last good one: {Why}")]
    private partial void NotKept(string why);
}
