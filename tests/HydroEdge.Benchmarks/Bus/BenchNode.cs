using System.Diagnostics;
using System.Diagnostics.Metrics;
using HydroEdge.Alarms;
using HydroEdge.Benchmarks.Cost;
using HydroEdge.Bus;
using HydroEdge.Cameras;
using HydroEdge.Watches;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Benchmarks.Bus;

/// <summary>All of a daemon that stands between a decision and the broker: one camera, and a watch for each alarm that it may raise.</summary>
internal sealed class BenchNode : IAsyncDisposable
{
    private static readonly AlarmOptions Low = new()
    {
        Cause = "seal worn", Consequence = "water is lost", Action = "close the gate", TimeToRespond = TimeSpan.FromMinutes(20),
    };

    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly BusPublisher _publisher;
    private readonly ManualResetEventSlim _sent = new();
    private readonly MeterListener _listener = new();
    private long _sentAt;
    private int _raised;

    /// <param name="watches">How often <see cref="Decide"/> can raise one: what comes and goes again and again is chattering, and takes its time.</param>
    public BenchNode(string folder, string broker, int watches = 0, int? eventsPerSecond = null)
    {
        var clock = TimeProvider.System;
        var metrics = new EdgeMetrics(_meters.GetRequiredService<IMeterFactory>());
        var bus = new BusOptions { Broker = broker };
        var config = new BusConfig(
            "plant", "bench", bus with { EventsPerSecond = eventsPerSecond ?? bus.EventsPerSecond }, [new CameraOptions { Id = "gate", Source = "gate.mp4", Fps = 5 }],
            [Normal, Critical, .. Enumerable.Range(0, watches).Select(number => Of($"w{number}", Low))], "0123456789ab");
        Journal = Journal.Open(folder, clock, metrics, NullLogger.Instance);
        Desk = new AlarmDesk(Journal, clock, metrics, NullLogger.Instance);
        var commands = new CommandDesk(Journal, Desk, new VerdictDesk(Journal, new WatchBoard(new RandomVectors(8, 1, 1)), clock, NullLogger.Instance), clock);
        _publisher = new BusPublisher(config, Journal, Desk, commands, new CameraBoard(), metrics, new Pulses(clock), clock, NullLogger<BusPublisher>.Instance);
        Desk.Apply(config.Watches, config.Cameras);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "hydroedge.bus.event_age")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) =>
        {
            Volatile.Write(ref _sentAt, Stopwatch.GetTimestamp());
            _sent.Set();
        });
        _listener.Start();
    }

    public static WatchOptions Normal { get; } = Of("jet", Low);

    public static WatchOptions Critical { get; } = Of("oil", Low with { Severity = Severity.Severe, TimeToRespond = TimeSpan.FromMinutes(5) });

    public Journal Journal { get; }

    public AlarmDesk Desk { get; }

    public bool Connected => _publisher.State.Link.Connected;

    public Task StartAsync() => _publisher.StartAsync(CancellationToken.None);

    /// <summary>One more watch sees what it looks for: its alarm is raised.</summary>
    public void Decide() => Desk.Consider(Decided($"w{_raised++}"), () => null);

    /// <summary>A watch sees nothing, as it did before.</summary>
    public void DecideNothing() => Desk.Consider(Decided(Normal.Id) with { State = DecisionState.Inactive }, () => null);

    /// <summary>An event as an alarm's raise makes it.</summary>
    public static AlarmEvent Raise(WatchOptions watch)
    {
        var now = TimeProvider.System.GetUtcNow();
        var alarm = new AlarmSnapshot(
            new AlarmKey("gate", watch.Id), watch, true, AlarmQuality.Good, null, "01J0ABCDEFGHJKMNPQRSTVWXYZ", now, now, null, Decided(watch.Id), 7, 0)
        {
            Handling = new AlarmHandling { Unacked = true },
        };
        return new AlarmEvent(alarm, AlarmTransition.Activated, AlarmState.Normal, now, new Evidence("2026-01-01/evidence/01J0.jpg", "ab12", now));
    }

    /// <summary>From a call until the broker has taken an event. Comes back once the journal knows it.</summary>
    public TimeSpan UntilSent(Action happens)
    {
        _sent.Reset();
        var started = Stopwatch.GetTimestamp();
        happens();
        while (Journal.UnsentCount > 0)
            _sent.Wait(TimeSpan.FromMilliseconds(10));
        return Stopwatch.GetElapsedTime(started, Math.Max(started, Volatile.Read(ref _sentAt)));
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _publisher.StopAsync(CancellationToken.None);
        _publisher.Dispose();
        Journal.Dispose();
        await _meters.DisposeAsync();
        _sent.Dispose();
    }

    private static Decision Decided(string watch) => new(
        watch, "gate", TimeProvider.System.GetUtcNow(), FrameNumber: 1, DecisionState.Active, Score: 0.7, OnScore: 0.5, OffScore: 0.167, Margin: 0.02,
        Baseline: 0.01, Deviations: 4.5, BestContrast: "closed gate", new Region(0.1, 0.2, 0.3, 0.4));

    private static WatchOptions Of(string id, AlarmOptions alarm) => new()
    {
        Id = id, Query = "water through the gate", Contrast = ["closed gate"], OnDelay = TimeSpan.Zero, OffDelay = TimeSpan.Zero, Alarm = alarm,
    };
}
