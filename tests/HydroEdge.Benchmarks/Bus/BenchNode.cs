using System.Diagnostics;
using HydroEdge.Alarms;
using HydroEdge.Benchmarks.Cost;
using HydroEdge.Bus;
using HydroEdge.Cameras;
using HydroEdge.Watches;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Benchmarks.Bus;

/// <summary>All of a daemon that stands between a decision and the broker: one camera, an alarm of low and one of critical priority.</summary>
internal sealed class BenchNode : IAsyncDisposable
{
    private static readonly AlarmOptions Low = new()
    {
        Cause = "seal worn", Consequence = "water is lost", Action = "close the gate", TimeToRespond = TimeSpan.FromMinutes(20),
    };

    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly BusPublisher _publisher;
    private DecisionState _state = DecisionState.Inactive;

    public BenchNode(string folder, string broker, int? eventsPerSecond = null)
    {
        var clock = TimeProvider.System;
        var metrics = new EdgeMetrics(_meters.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        var bus = new BusOptions { Broker = broker };
        var config = new BusConfig(
            "plant", "bench", bus with { EventsPerSecond = eventsPerSecond ?? bus.EventsPerSecond }, [new CameraOptions { Id = "gate", Source = "gate.mp4", Fps = 5 }],
            [Normal, Critical], "0123456789ab");
        Journal = Journal.Open(folder, clock, metrics, NullLogger.Instance);
        Desk = new AlarmDesk(Journal, clock, metrics, NullLogger.Instance);
        var commands = new CommandDesk(Journal, Desk, new VerdictDesk(Journal, new WatchBoard(new RandomVectors(8, 1, 1)), clock, NullLogger.Instance), clock);
        _publisher = new BusPublisher(config, Journal, Desk, commands, new CameraBoard(), metrics, new Pulses(clock), clock, NullLogger<BusPublisher>.Instance);
        Desk.Apply(config.Watches, config.Cameras);
    }

    public static WatchOptions Normal { get; } = Of("jet", Low);

    public static WatchOptions Critical { get; } = Of("oil", Low with { Severity = Severity.Severe, TimeToRespond = TimeSpan.FromMinutes(5) });

    public Journal Journal { get; }

    public AlarmDesk Desk { get; }

    public bool Connected => _publisher.State.Link.Connected;

    public Task StartAsync() => _publisher.StartAsync(CancellationToken.None);

    /// <summary>Decides the opposite of the last time: the alarm is raised, or returns, and what is to be told of it is committed.</summary>
    public void Decide()
    {
        _state = _state == DecisionState.Active ? DecisionState.Inactive : DecisionState.Active;
        Desk.Consider(Decided(_state), () => null);
    }

    /// <summary>An event as an alarm's raise makes it.</summary>
    public static AlarmEvent Raise(WatchOptions watch)
    {
        var now = TimeProvider.System.GetUtcNow();
        var alarm = new AlarmSnapshot(
            new AlarmKey("gate", watch.Id), watch, true, AlarmQuality.Good, null, "01J0ABCDEFGHJKMNPQRSTVWXYZ", now, now, null, Decided(DecisionState.Active, watch), 7, 0)
        {
            Handling = new AlarmHandling { Unacked = true },
        };
        return new AlarmEvent(alarm, AlarmTransition.Activated, AlarmState.Normal, now, new Evidence("2026-01-01/evidence/01J0.jpg", "ab12", now));
    }

    /// <summary>From a call until no event waits for a broker any more.</summary>
    public TimeSpan UntilSent(Action happens)
    {
        var started = Stopwatch.GetTimestamp();
        happens();
        SpinWait.SpinUntil(() => Journal.UnsentCount == 0);
        return Stopwatch.GetElapsedTime(started);
    }

    public async ValueTask DisposeAsync()
    {
        await _publisher.StopAsync(CancellationToken.None);
        _publisher.Dispose();
        Journal.Dispose();
        await _meters.DisposeAsync();
    }

    private static Decision Decided(DecisionState state, WatchOptions? watch = null) => new(
        (watch ?? Normal).Id, "gate", TimeProvider.System.GetUtcNow(), FrameNumber: 1, state, Score: 0.7, OnScore: 0.5, OffScore: 0.167, Margin: 0.02,
        Baseline: 0.01, Deviations: 4.5, BestContrast: "closed gate", new Region(0.1, 0.2, 0.3, 0.4));

    private static WatchOptions Of(string id, AlarmOptions alarm) => new()
    {
        Id = id, Query = "water through the gate", Contrast = ["closed gate"], OnDelay = TimeSpan.Zero, OffDelay = TimeSpan.Zero, Alarm = alarm,
    };
}
