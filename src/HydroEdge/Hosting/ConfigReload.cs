using HydroEdge.Alarms;
using HydroEdge.Bus;
using HydroEdge.Cameras;
using HydroEdge.Config;
using HydroEdge.Watches;

namespace HydroEdge.Hosting;

/// <summary>
/// Brings a configuration to the rooms, at the start and after every sound edit. Texts are embedded before anything is
/// touched, and each room changes only what differs: an edited watch restarts no decoder.
/// </summary>
internal sealed class ConfigReload(
    ConfigWatcher files, WatchBoard watches, VerdictDesk verdicts, AlarmDesk alarms, CameraSupervisor cameras, BusPublisher bus, WatchAdvice advice,
    Journal journal, TimeProvider clock) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        journal.ConfigHash = files.Options.Hash;
        watches.Apply(files.Options.Watches);
        verdicts.TeachAll();
        alarms.Apply(files.Options.Supervised(), files.Options.Cameras);
        Tell(files.Faults);
        advice.Give(files.Options.Watches);

        files.Applied += Apply;
        files.Rejected += Refuse;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        files.Applied -= Apply;
        files.Rejected -= Refuse;
        return Task.CompletedTask;
    }

    public static BusConfig ForBus(HydroEdgeOptions options) =>
        new(options.Site, options.Node, options.Bus, options.Cameras, options.Supervised(), options.Hash);

    private void Apply(HydroEdgeOptions options)
    {
        // First, because a text that the model refuses must leave everything as it was.
        watches.Apply(options.Watches);
        verdicts.TeachAll();
        Note(SysKind.ConfigApplied, $"Configuration {options.Hash} takes the place of {journal.ConfigHash}");
        journal.ConfigHash = options.Hash;
        alarms.Apply(options.Supervised(), options.Cameras);
        cameras.Apply(options.Cameras);
        bus.Apply(ForBus(options));
        Tell([]);
        advice.Give(options.Watches);
    }

    private void Refuse(IReadOnlyList<string> faults)
    {
        Tell(faults);
        Note(SysKind.ConfigRejected, $"{faults[0]}{(faults.Count > 1 ? $" (and {faults.Count - 1} more)" : "")}");
    }

    private void Note(SysKind kind, string message) => journal.Commit(new SysEvent(kind, message, clock.GetUtcNow()));

    private void Tell(IReadOnlyList<string> faults) => bus.ConfigFault = faults.Count == 0 ? null : faults[0];
}
