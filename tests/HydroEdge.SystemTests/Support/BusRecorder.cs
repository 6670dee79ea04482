using System.Text.Json;

namespace HydroEdge.SystemTests.Support;

/// <summary>mosquitto_sub, remembering every message: what SCADA would have seen.</summary>
internal sealed class BusRecorder : IAsyncDisposable
{
    private readonly Program _subscriber;

    private BusRecorder(Program subscriber) => _subscriber = subscriber;

    public IReadOnlyList<Message> Messages =>
    [
        .. _subscriber.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t', 2))
            .Where(cells => cells.Length == 2)
            .Select(cells => new Message(cells[0], cells[1])),
    ];

    /// <summary>Events only, in order of arrival.</summary>
    public IReadOnlyList<Message> Events => [.. Messages.Where(message => message.Topic.Contains("/event/"))];

    public IReadOnlyList<Message> Statuses => [.. Messages.Where(message => message.Topic.EndsWith("/status", StringComparison.Ordinal))];

    public static async Task<BusRecorder> StartAsync(int port)
    {
        var recorder = new BusRecorder(Program.Start("mosquitto_sub", ["-h", "127.0.0.1", "-p", $"{port}", "-q", "1", "-t", "he/#", "-t", "probe", "-F", "%t\t%p"]));

        // Subscribed for certain once our own message comes back.
        await Until.TrueAsync(() =>
        {
            Program.RunAsync("mosquitto_pub", "-h", "127.0.0.1", "-p", $"{port}", "-t", "probe", "-m", "{}").GetAwaiter().GetResult();
            return recorder.Messages.Any(message => message.Topic == "probe");
        });
        return recorder;
    }

    public ValueTask DisposeAsync() => _subscriber.DisposeAsync();

    internal sealed record Message(string Topic, string Payload)
    {
        public JsonElement Data => JsonDocument.Parse(Payload).RootElement.GetProperty("data");

        public string? Text(string name) => Data.TryGetProperty(name, out var value) ? value.GetString() : null;

        public (string Stream, long Seq) Number => (Data.GetProperty("stream").GetString()!, Data.GetProperty("seq").GetInt64());
    }
}
