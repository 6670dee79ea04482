using HydroEdge.Alarms;

namespace HydroEdge.Hosting;

/// <summary>Puts the daemon's own coming and going on record. Starts after the bus, so that it stops before it.</summary>
internal sealed class NodeDiary(Journal journal, TimeProvider clock) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Note(SysKind.Started, $"hydroedge {ThisNode.Version} has started");

    public Task StopAsync(CancellationToken cancellationToken) => Note(SysKind.Stopped, "hydroedge stops");

    private Task Note(SysKind kind, string message)
    {
        journal.Commit(new SysEvent(kind, message, clock.GetUtcNow()));
        return Task.CompletedTask;
    }
}
