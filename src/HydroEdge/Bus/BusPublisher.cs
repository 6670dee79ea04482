using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Watches;

namespace HydroEdge.Bus;

/// <summary>
/// Keeps the plant's broker informed. On every connect it first says that it is there, then what there is (manifest), then how
/// everything stands (retained states); then come the events that have waited, in order, and then what happens. An event leaves
/// the journal only when the broker has taken it. Without a broker, events stay in the journal. Commands that come in are answered.
/// </summary>
internal sealed partial class BusPublisher : BackgroundService
{
    private const string LoopName = "bus";

    // As often as a watch proves that it is alive.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(NodeHealth.IntervalS);

    private readonly Journal _journal;
    private readonly AlarmDesk _alarms;
    private readonly CameraBoard _cameras;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Ulids _ulids;
    private readonly RetainedBoard _board = new();
    private readonly CommandDesk _commands;
    private readonly CommandIntake _intake;
    private readonly Queue<MqttMessage> _replies = new();
    private readonly NodeHealth _health;
    private readonly LoopBack _echo;
    private readonly Pulses _pulses;
    private readonly OutboxFeed _feed;
    private readonly MqttLink _link;
    private BusConfig _config;
    private Payloads _payloads;

    // Goodbye is said under the name under which the session began, whatever the configuration says by then.
    private Payloads _sessions;
    private string? _configFault;
    private string? _refused;
    private string? _authFault;
    private DateTimeOffset _connectedAt;
    private long _beatAt;
    private bool _upToDate;

    public BusPublisher(
        BusConfig config, Journal journal, AlarmDesk alarms, CommandDesk commands, CameraBoard cameras, EdgeMetrics metrics, Pulses pulses,
        TimeProvider clock, ILogger<BusPublisher> logger)
    {
        (_config, _journal, _alarms, _commands, _cameras, _pulses, _clock, _logger) = (config, journal, alarms, commands, cameras, pulses, clock, logger);
        _ulids = new Ulids(clock);
        _payloads = _sessions = new Payloads(config, _ulids, clock);
        _feed = new OutboxFeed(journal, () => _config.Options.EventsPerSecond, metrics, clock, logger);
        _link = new MqttLink(Traffic(), clock, logger);
        _intake = new CommandIntake(commands, clock);
        _echo = new LoopBack(clock);
        _health = new NodeHealth(journal, alarms, cameras, _echo, clock);
        Declare();

        _journal.Added += Committed;
        _alarms.Changed += AlarmChanged;
        _alarms.Removed += AlarmRemoved;
        _cameras.Changed += CameraChanged;
        _commands.RepublishAsked += RepublishAsked;
        _commands.ReplayAsked += ReplayAsked;
    }

    public BusState State => new(
        BrokerAddress.TryParse(_config.Options.Broker, out var broker) ? broker.ToString() : null,
        _link.State, _journal.UnsentCount, Volatile.Read(ref _refused));

    /// <summary>The first fault of the files on disk while an older, sound configuration is in force; null when they agree.</summary>
    public string? ConfigFault
    {
        get => Volatile.Read(ref _configFault);
        set
        {
            Volatile.Write(ref _configFault, value);
            Due(_config.Topics.Status);
        }
    }

    /// <summary>Another configuration is in force: says what there is now, and connects anew where the broker is another.</summary>
    public void Apply(BusConfig config)
    {
        var before = _config;
        _config = config;
        _payloads = new Payloads(config, _ulids, _clock);
        Declare();
        if (config.Options != before.Options || config.Topics != before.Topics)
            _link.Reconnect();
        else
            _link.Wake();
    }

    public override void Dispose()
    {
        _journal.Added -= Committed;
        _alarms.Changed -= AlarmChanged;
        _alarms.Removed -= AlarmRemoved;
        _cameras.Changed -= CameraChanged;
        _commands.RepublishAsked -= RepublishAsked;
        _commands.ReplayAsked -= ReplayAsked;
        _feed.Dispose();
        base.Dispose();
        // A thread that did not stop in time still sleeps on the link's bell.
        if (ExecuteTask is null or { IsCompleted: true })
            _link.Dispose();
    }

    // A thread of its own, because it sleeps in poll(2) and not in a task.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => _link.Run(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Declare()
    {
        var (config, payloads) = (_config, _payloads);
        var topics = new List<(string, Func<MqttMessage>)>
        {
            (config.Topics.Status, () => Status(payloads, online: true, "connected")),
            (config.Topics.Manifest, () => payloads.Manifest(_board.Topics)),
            (config.Topics.Health, () => payloads.Health(_health.Report(config, _link.State, ConfigFault))),
        };
        topics.AddRange(config.Cameras.Select(camera =>
            (config.Topics.Camera(camera.Id), (Func<MqttMessage>)(() => payloads.Camera(camera, _cameras.Find(camera.Id))))));
        topics.AddRange(config.Alarms.Select(alarm =>
            (config.Topics.WatchState(alarm.Key), (Func<MqttMessage>)(() => payloads.WatchState(Snapshot(alarm.Key, alarm.Watch), alarm.Camera)))));
        _board.Declare(topics);
    }

    private AlarmSnapshot Snapshot(AlarmKey key, WatchOptions watch) => _alarms.Find(key)
        ?? new AlarmSnapshot(key, watch, false, AlarmQuality.Uncertain, AlarmReason.Starting, null, null, null, null, null, 0, 0);

    private void AlarmRemoved(AlarmKey key)
    {
        _board.Clear(_config.Topics.WatchState(key));
        if (_config.Cameras.All(camera => camera.Id != key.CameraId))
            _board.Clear(_config.Topics.Camera(key.CameraId));
        _link.Wake();
    }

    private void Committed(Lane lane) => _link.Wake();

    private void AlarmChanged(AlarmSnapshot alarm) => Due(_config.Topics.WatchState(alarm.Key));

    private void CameraChanged(CameraCondition condition) => Due(_config.Topics.Camera(condition.CameraId));

    private void Due(string topic)
    {
        _board.Due(topic);
        _link.Wake();
    }

    private void ReplayAsked(ReplayRange range)
    {
        _feed.Replay(range);
        _link.Wake();
    }

    private void RepublishAsked()
    {
        _board.DueAll();
        _link.Wake();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The broker refuses {Topic}: {Reason}; does its ACL let this node write there? (Further refusals in this session are not logged)")]
    private partial void MessageRefused(string topic, string reason);
}
