using System.Collections.Concurrent;
using System.Text;
using HydroEdge.Bus;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

/// <summary>A link on a thread of its own, with traffic that a test fills and reads.</summary>
internal sealed class RunningLink : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly MqttLink _link;
    private readonly Task _running;
    private int _waitsPassed;

    public RunningLink(BusOptions options, FakeClock clock)
    {
        Clock = clock;
        Options = options;
        _link = new MqttLink(
            new LinkTraffic
            {
                Settings = () => new LinkSettings(Options, "he-u1"),
                Will = () => Message("status", retain: true, "will"),
                Connected = () => Sessions++,
                Next = () => ToSend.TryDequeue(out var message) ? message : null,
                Patience = () => TimeSpan.MaxValue,
                Acknowledged = answers =>
                {
                    foreach (var answer in answers)
                        Answers.Enqueue(answer);
                },
                Farewell = _ => Message("status", retain: true, "farewell"),
            },
            clock,
            Log);
        _running = Task.Factory.StartNew(() => _link.Run(_stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public FakeClock Clock { get; }

    /// <summary>Asked for before every attempt.</summary>
    public BusOptions Options { get; set; }

    public TestLog<MqttLink> Log { get; } = new();

    public ConcurrentQueue<MqttMessage> ToSend { get; } = new();

    public ConcurrentQueue<Acknowledgement> Answers { get; } = new();

    public int Sessions { get; private set; }

    public LinkState State => _link.State;

    /// <summary>Seconds of the waits that the link has announced, in order.</summary>
    public IReadOnlyList<double> Waits =>
    [
        .. from line in Log.Lines
           let at = line.Text.IndexOf("next attempt in ", StringComparison.Ordinal)
           where at >= 0
           select double.Parse(line.Text[(at + 16)..^2], System.Globalization.CultureInfo.InvariantCulture),
    ];

    public static MqttMessage Message(string topic, bool retain = false, string payload = "{}") =>
        new(topic, Encoding.UTF8.GetBytes(payload), retain);

    public void Send(params MqttMessage[] messages)
    {
        foreach (var message in messages)
            ToSend.Enqueue(message);
        _link.Wake();
    }

    /// <summary>Leaves the broker and comes back, with the options as they are then.</summary>
    public void Reconnect() => _link.Reconnect();

    /// <summary>Lets each wait pass that the link announces, and no more time than that, until something has come of it.</summary>
    public async Task AfterWaitsAsync(Func<bool> condition)
    {
        while (!condition())
        {
            if (Waits.Count > _waitsPassed)
            {
                _waitsPassed = Waits.Count;
                await Clock.UntilSomeoneWaitsAsync();
                Clock.Advance(TimeSpan.FromSeconds(90));
            }

            await Task.Delay(2);
        }
    }

    /// <summary>Lets time pass, however a link waits, until something has come of it.</summary>
    public Task AfterTimeAsync(Func<bool> condition) => Until.TrueAsync(Clock, TimeSpan.FromSeconds(5), condition);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        // Its last words wait for an answer, for so long.
        await Until.TrueAsync(Clock, TimeSpan.FromSeconds(1), () => _running.IsCompleted);
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _link.Dispose();
        _stop.Dispose();
    }
}
