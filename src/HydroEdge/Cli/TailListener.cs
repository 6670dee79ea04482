using System.Text;
using HydroEdge.Bus;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>Writes down what comes in, and what is wrong when nothing does. Belongs to the link's thread.</summary>
/// <param name="states">The retained states as well.</param>
/// <param name="json">Topic and payload as they are.</param>
internal sealed class TailListener(string filter, bool states, bool json, TextWriter output, TextWriter error)
{
    private static readonly string[] Retained = ["/state", "/health", "/manifest"];

    private readonly IAnsiConsole _console = WideConsole.For(output);
    private readonly Dictionary<string, string> _statuses = [];
    private string? _complained;

    public void Connected(LinkState state) => error.WriteLine(state.Deaf
        ? $"The broker does not let you read {filter}; try --cert and --key of a client that may."
        : $"Listening to {filter}");

    public void Ended(LinkState state)
    {
        if (state.Fault is not null && state.Fault != _complained)
            error.WriteLine($"Not connected: {state.Fault}");
        _complained = state.Fault;
    }

    public void Received(MqttIncoming message)
    {
        if (!states && Retained.Any(end => message.Topic.EndsWith(end, StringComparison.Ordinal)))
            return;
        var payload = Encoding.UTF8.GetString(message.Payload);
        if (json)
            output.WriteLine($"{message.Topic}\t{payload}");
        else if (TailLine.Of(message.Topic, payload) is { } line && IsNew(message.Topic, line))
            _console.MarkupLine(line);
    }

    // A node says every half minute that it is there.
    private bool IsNew(string topic, string line)
    {
        if (!topic.EndsWith("/status", StringComparison.Ordinal))
            return true;
        var what = line[line.IndexOf("status", StringComparison.Ordinal)..];
        var isNew = _statuses.GetValueOrDefault(topic) != what;
        _statuses[topic] = what;
        return isNew;
    }
}
