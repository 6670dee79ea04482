using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Tests.Support;
using HydroEdge.Tests.Watches;
using HydroEdge.Watches;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Alarms;

/// <summary>An alarm desk over a journal in a temporary folder, with a clock that is moved by hand; it can be restarted.</summary>
internal sealed class Desk : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly AlarmLimits? _limits;
    private int _requests;

    public Desk(AlarmLimits? limits = null)
    {
        _limits = limits;
        Start();
    }

    public FakeClock Clock { get; } = new();

    public TestMeters Meters { get; } = new();

    public Journal Journal { get; private set; } = null!;

    public AlarmDesk Alarms { get; private set; } = null!;

    public VerdictDesk Verdicts { get; private set; } = null!;

    public CommandDesk Commands { get; private set; } = null!;

    public List<AlarmSnapshot> Changes { get; } = [];

    public List<AlarmKey> Removed { get; } = [];

    public IReadOnlyList<AlarmEvent> Events => [.. Journal.Unsent(int.MaxValue).Select(entry => entry.OfAlarm).OfType<AlarmEvent>()];

    /// <summary>What the node has said of itself.</summary>
    public IReadOnlyList<SysEvent> Told => [.. Journal.Unsent(int.MaxValue).Select(entry => entry.Event).OfType<SysEvent>()];

    public IEnumerable<AlarmTransition> Transitions => Events.Select(happened => happened.Transition);

    public AlarmSnapshot Only => Assert.Single(Alarms.Now);

    public Desk With(params IReadOnlyList<WatchOptions> watches) => With(watches, Samples.Camera());

    public Desk With(IReadOnlyList<WatchOptions> watches, params IReadOnlyList<CameraOptions> cameras)
    {
        Alarms.Apply(watches, cameras);
        return this;
    }

    public void Restart()
    {
        Journal.Dispose();
        Start();
    }

    /// <summary>Frames at 5 a second, each with this decision, for so long.</summary>
    public Desk Sees(DecisionState state, double seconds, string watch = "jet", string camera = "gate")
    {
        for (var frame = 0; frame < seconds * 5; frame++)
        {
            Clock.Advance(TimeSpan.FromSeconds(0.2));
            Decide(state, watch: watch, camera: camera);
        }

        return this;
    }

    public void Decide(DecisionState state, Func<Evidence?>? keepPicture = null, string watch = "jet", string camera = "gate") =>
        Alarms.Consider(Samples.Decided(state, Clock.GetUtcNow(), watch, camera), keepPicture ?? (() => null));

    public Desk Camera(CameraStatus status, string camera = "gate")
    {
        Alarms.Consider(new CameraCondition(camera, status, Clock.GetUtcNow(), null));
        return this;
    }

    /// <summary>Time passes and is noticed every second, while no frame comes.</summary>
    public Desk Waits(double seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            Alarms.Tick();
        }

        return this;
    }

    /// <summary>Gives a command that is in time, on the present occurrence where it needs one.</summary>
    public CommandReply Command(CommandVerb verb, string? request = null, Func<OperatorCommand, OperatorCommand>? but = null, string watch = "jet")
    {
        var command = new OperatorCommand(
            request ?? $"r{_requests++}", verb, "ann", Clock.GetUtcNow().AddSeconds(30), Watch: watch,
            OccurrenceId: verb == CommandVerb.Ack ? Alarms.Find(new AlarmKey("gate", watch))?.OccurrenceId : null);
        return Commands.Execute(but?.Invoke(command) ?? command);
    }

    public Desk Raised() => Sees(DecisionState.Active, 3);

    public void Dispose()
    {
        Journal.Dispose();
        Meters.Dispose();
        _folder.Dispose();
    }

    private void Start()
    {
        var metrics = new EdgeMetrics(Meters);
        Journal = Journal.Open(_folder.Path, Clock, metrics, NullLogger.Instance);
        Alarms = new AlarmDesk(Journal, Clock, metrics, NullLogger.Instance, _limits);
        Verdicts = new VerdictDesk(Journal, new WatchBoard(new TinyEmbedder()), Clock, NullLogger.Instance);
        Commands = new CommandDesk(Journal, Alarms, Verdicts, Clock);
        Alarms.Changed += Changes.Add;
        Alarms.Removed += Removed.Add;
    }
}
