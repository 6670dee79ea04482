using System.CommandLine;
using System.Text;
using HydroEdge.Bus;
using HydroEdge.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge bus tail</c>: what is on the bus now, as a SCADA system would hear it, a line for each message.</summary>
internal static class BusTail
{
    private static readonly Option<bool> States = new("--states") { Description = "The retained states as well, not only what happens." };

    private static readonly string[] Retained = ["/state", "/health", "/manifest"];

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
        var (output, error) = (given.InvocationConfiguration.Output, given.InvocationConfiguration.Error);
        var console = WideConsole.For(output);
        var (states, json) = (given.GetValue(States), given.GetValue(CliOptions.Json));
        var filter = given.GetValue(Topic) ?? $"{bus.Root}/{node.Site}/#";
        var statuses = new Dictionary<string, string>();
        string? said = null;
        MqttLink? link = null;
        link = new MqttLink(
            new LinkTraffic
            {
                Settings = () => new LinkSettings(bus, $"he-tail-{Environment.ProcessId}"),
                Will = () => null,
                Subscription = () => filter,
                Connected = () => error.WriteLine(link!.State.Deaf ? $"The broker does not let you read {filter}; try --cert and --key of a client that may." : $"Listening to {filter}"),
                Next = () => null,
                Patience = () => TimeSpan.MaxValue,
                Acknowledged = _ => { },
                Farewell = _ => null,
                Received = message => Print(message),
                Ended = state => Complain(state.Fault),
            },
            TimeProvider.System, NullLogger.Instance);
        return Task.Factory.StartNew(
            () =>
            {
                using (link)
                    link.Run(stop);
                return ExitCode.Ok;
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        void Print(MqttIncoming message)
        {
            if (!states && Retained.Any(end => message.Topic.EndsWith(end, StringComparison.Ordinal)))
                return;
            var payload = Encoding.UTF8.GetString(message.Payload);
            if (json)
                output.WriteLine($"{message.Topic}\t{payload}");
            else if (TailLine.Of(message.Topic, payload) is { } line && IsNew(message.Topic, line))
                console.MarkupLine(line);
        }

        // A node says every half minute that it is there.
        bool IsNew(string topic, string line)
        {
            if (!topic.EndsWith("/status", StringComparison.Ordinal))
                return true;
            var what = line[line.IndexOf("status", StringComparison.Ordinal)..];
            var isNew = !statuses.TryGetValue(topic, out var before) || before != what;
            statuses[topic] = what;
            return isNew;
        }

        void Complain(string? fault)
        {
            if (fault is not null && fault != said)
                error.WriteLine($"Not connected: {fault}");
            said = fault;
        }
    }
}
