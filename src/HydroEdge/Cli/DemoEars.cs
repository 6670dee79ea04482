using System.Globalization;
using System.Threading.Channels;
using HydroEdge.Watches;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>
/// Listens to the bus as a SCADA system would (through mosquitto_sub, not through our own link), prints each alarm as one
/// line, and remembers what was raised when.
/// </summary>
internal sealed class DemoEars(IReadOnlyList<WatchOptions> watches, IAnsiConsole console)
{
    private readonly Dictionary<string, DateTimeOffset> _firstPicture = [];
    private readonly List<Occurrence> _occurrences = [];

    /// <summary>Cameras whose pictures have begun.</summary>
    public int CamerasSeen => _firstPicture.Count;

    public IReadOnlyList<RaisedAlarm> Raised =>
        [.. _occurrences.Select(one => new RaisedAlarm(one.Camera, one.Watch, Seconds(one.Camera, one.At), one.ClearedAt is { } at ? Seconds(one.Camera, at) : null))];

    /// <summary>Takes every line until the subscriber ends or <paramref name="stop"/>.</summary>
    public async Task ListenAsync(ChannelReader<string> lines, CancellationToken stop)
    {
        await foreach (var line in lines.ReadAllAsync(stop))
        {
            if (BusMessage.Read(line) is { } message)
                Hear(message);
        }
    }

    internal void Hear(BusMessage message)
    {
        if (message.Type == "he.camera.v1" && message.Text("status") == "ok" && message.Text("camera") is { } camera)
            _firstPicture.TryAdd(camera, message.Moment("since") ?? message.Time);
        if (message.Type is "he.alarm.v1" or "he.hit.v1")
            HearAlarm(message);
    }

    private void HearAlarm(BusMessage message)
    {
        var (camera, watch) = (message.Text("camera") ?? "?", message.Text("watch") ?? "?");
        switch (message.Text("transition"))
        {
            case "activated":
                _occurrences.Add(new Occurrence(camera, watch, message.Time));
                Print(message, camera, watch, "[bold red]RAISED [/]");
                break;
            case "returned":
                if (_occurrences.FindLast(one => one.Camera == camera && one.Watch == watch) is { } last)
                    last.ClearedAt = message.Time;
                Print(message, camera, watch, "[green]cleared[/]");
                break;
        }
    }

    private void Print(BusMessage message, string camera, string watch, string what)
    {
        var query = watches.FirstOrDefault(one => one.Id == watch)?.Query ?? watch;
        var priority = message.Type == "he.hit.v1" ? "hit" : message.Text("priority") ?? "";
        var score = message.Number("score")?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";
        console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture,
            $"[grey]{message.Time:HH:mm:ss}[/]  {what}  {camera.EscapeMarkup(),-14}  {watch.EscapeMarkup(),-24}  {priority,-8}  score {score}  {query.EscapeMarkup()}"));
    }

    private double Seconds(string camera, DateTimeOffset at) =>
        _firstPicture.TryGetValue(camera, out var first) ? (at - first).TotalSeconds : double.NaN;

    private sealed class Occurrence(string camera, string watch, DateTimeOffset at)
    {
        public string Camera { get; } = camera;

        public string Watch { get; } = watch;

        public DateTimeOffset At { get; } = at;

        public DateTimeOffset? ClearedAt { get; set; }
    }
}
