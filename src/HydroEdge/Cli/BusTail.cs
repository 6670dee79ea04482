using System.CommandLine;
using HydroEdge.Bus;
using HydroEdge.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge bus tail</c>: what is on the bus now, as a SCADA system would hear it, a line for each message.</summary>
internal static class BusTail
{
    private static readonly Option<bool> States = new("--states") { Description = "The retained states as well, not only what happens." };

    private static readonly Option<string?> Topic = new("--topic") { Description = "Another filter than all of this site.", HelpName = "FILTER" };

    public static Command Create()
    {
        var tail = new Command("tail", "Show what is on the bus as it comes, until interrupted.") { States, Topic, CliOptions.Json };
        foreach (var option in BusAccess.Options)
            tail.Add(option);
        tail.SetAction((given, stop) => RunAsync(given, stop));
        return tail;
    }

    private static Task<int> RunAsync(ParseResult given, CancellationToken stop)
    {
        var (node, bus, _) = BusAccess.Of(given);
        var filter = given.GetValue(Topic) ?? $"{bus.Root}/{node.Site}/#";
        var listener = new TailListener(
            filter, given.GetValue(States), given.GetValue(CliOptions.Json), given.InvocationConfiguration.Output, given.InvocationConfiguration.Error);

        // A thread of its own, because it sleeps in poll(2) and not in a task.
        return Task.Factory.StartNew(
            () =>
            {
                using var link = Link(bus, filter, listener);
                link.Run(stop);
                return ExitCode.Ok;
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static MqttLink Link(BusOptions bus, string filter, TailListener listener)
    {
        MqttLink? link = null;
        return link = new MqttLink(
            new LinkTraffic
            {
                Settings = () => new LinkSettings(bus, $"he-tail-{Environment.ProcessId}"),
                Will = () => null,
                Subscription = () => filter,
                Connected = () => listener.Connected(link!.State),
                Received = listener.Received,
                Next = () => null,
                Patience = () => TimeSpan.MaxValue,
                Acknowledged = _ => { },
                Farewell = _ => null,
                Ended = listener.Ended,
            },
            TimeProvider.System, NullLogger.Instance);
    }
}
