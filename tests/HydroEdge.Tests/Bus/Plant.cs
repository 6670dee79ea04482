using HydroEdge.Alarms;
using HydroEdge.Bus;
using HydroEdge.Cameras;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Tests.Watches;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Bus;

/// <summary>A node with a camera, two watches, a journal in a temp folder and a publisher: everything but pictures.</summary>
internal sealed class Plant : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestMeters _meters = new();
    private bool _started;

    public Plant(
        string? broker, TimeProvider? clock = null, Func<BusOptions, BusOptions>? options = null, string? stateFolder = null,
        IReadOnlyList<WatchOptions>? watches = null)
    {
        Clock = clock ?? TimeProvider.System;
        var metrics = new EdgeMetrics(_meters);
        var bus = new BusOptions { Broker = broker, KeepAlive = TimeSpan.FromSeconds(5) };
        Config = new BusConfig(
            "plant", "u1", options?.Invoke(bus) ?? bus, [Samples.Camera()], watches ?? [Samples.Watch(onDelay: 0), Samples.HitWatch()], "0123456789ab");
        Journal = Journal.Open(stateFolder ?? _folder.Path, Clock, metrics, Log);
        Desk = new AlarmDesk(Journal, Clock, metrics, Log);
        Commands = new CommandDesk(Journal, Desk, new VerdictDesk(Journal, new WatchBoard(new TinyEmbedder()), Clock, Log), Clock);
        Publisher = new BusPublisher(Config, Journal, Desk, Commands, Cameras, metrics, new Pulses(Clock), Clock, Log);
        Desk.Apply(Config.Watches, Config.Cameras);
    }

    public TimeProvider Clock { get; }

    public BusConfig Config { get; }

    public TestLog<BusPublisher> Log { get; } = new();

    public CameraBoard Cameras { get; } = new();

    public Journal Journal { get; }

    public AlarmDesk Desk { get; }

    public CommandDesk Commands { get; }

    public BusPublisher Publisher { get; }

    public async Task StartAsync()
    {
        await Publisher.StartAsync(CancellationToken.None);
        _started = true;
    }

    public async Task StopAsync()
    {
        if (_started)
            await Publisher.StopAsync(CancellationToken.None);
        _started = false;
    }

    public void Apply(BusConfig config)
    {
        Desk.Apply(config.Watches, config.Cameras);
        Publisher.Apply(config);
    }

    /// <summary>One event straight into the journal, as the desk would have it.</summary>
    public OutboxEntry Happens(WatchOptions? watch = null) =>
        Journal.Commit(Samples.Event(watch) with { At = Clock.GetUtcNow() });

    /// <summary>What the first watch, which has no delay, makes of a frame.</summary>
    public void Decide(DecisionState state) => Desk.Consider(Samples.Decided(state, Clock.GetUtcNow()), () => null);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Publisher.Dispose();
        Journal.Dispose();
        _meters.Dispose();
        _folder.Dispose();
    }
}
