using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Alarms;

/// <summary>
/// The record of alarms: their states and the numbered events on their way to the bus. Accepted is durable:
/// what <see cref="Commit"/> returned survives SIGKILL and power loss. Thread-safe: the pipeline writes, the bus reads and marks.
/// While the disk refuses, events are held in memory under a stream of their own, so that no number is ever used twice
/// even if the process dies before they could be written.
/// </summary>
internal sealed partial class Journal : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    // errno EAGAIN of flock(2), which .NET hands on as it is.
    private const int WouldBlock = 11;

    private readonly Lock _gate = new();
    private readonly HeldEntries _held = new();
    private readonly RecentEntries _recent = new();
    private readonly Dictionary<AlarmKey, AlarmSnapshot> _alarms;
    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly EdgeMetrics _metrics;
    private readonly ILogger _logger;
    private readonly Ulids _ulids;
    private readonly JournalOpening _opening;
    private readonly FileStream _lock;
    private readonly Ballast _ballast;
    private readonly Dictionary<string, (DateTimeOffset At, CommandReply Reply)> _replies = [];
    private readonly Dictionary<Lane, Numbering> _heads;
    private readonly List<LostEvent> _lost = [];
    private int _told;
    private JournalFile? _file;
    private long _triedAt;
    private TimeSpan _retryAfter;
    private long _sweptAt;

    private Journal(string path, TimeProvider clock, EdgeMetrics metrics, ILogger logger)
    {
        (_path, _clock, _metrics, _logger) = (path, clock, metrics, logger);
        _ulids = new Ulids(clock);
        _opening = new JournalOpening(path, _ulids, clock, metrics, logger);

        // Two daemons on one journal would give one number to two events.
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _lock = Locked(path + ".lock");
        _ballast = new Ballast(path + ".ballast", () => FreeBytes);
        _file = _opening.Open();
        _heads = new(_file.Heads);
        foreach (var answered in _file.Replies())
            _replies[answered.Reply.RequestId!] = answered;
        _alarms = _file.Alarms().ToDictionary(alarm => alarm.Key);
        _sweptAt = clock.GetTimestamp();
        TellRecreated();
        _ballast.TakeOn();
    }

    /// <summary>Raised after each commit, on the committing thread, for each lane in which there is something to send.</summary>
    public event Action<Lane>? Added;

    /// <summary>The disk refuses: events are held in memory and would not survive the process.</summary>
    public bool Degraded => Volatile.Read(ref _file) is null;

    /// <summary>Events that will never reach anybody, since the start.</summary>
    public long Dropped { get; private set; }

    /// <summary>Names the configuration under which events are committed from now on.</summary>
    public string ConfigHash { get; set; } = "";

    public long UnsentCount
    {
        get
        {
            lock (_gate)
                return (_file?.Unsent ?? 0) + _held.Unsent;
        }
    }

    /// <summary>
    /// Opens or makes <c>journal.db</c> in the state folder. A damaged file is set aside and reported.
    /// Throws <see cref="IOException"/> naming the file when the folder cannot be written, <see cref="InvalidOperationException"/>
    /// when another daemon holds it.
    /// </summary>
    public static Journal Open(string stateFolder, TimeProvider clock, EdgeMetrics metrics, ILogger logger)
    {
        var path = Path.Combine(stateFolder, "journal.db");
        try
        {
            return new Journal(path, clock, metrics, logger);
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            throw new IOException($"{path} cannot be opened ({failure.Message}): the state folder must exist, be writable and have room", failure);
        }
    }

    public IReadOnlyList<AlarmSnapshot> LoadAlarms()
    {
        lock (_gate)
            return [.. _alarms.Values];
    }

    /// <summary>Numbers and stores an event with the state it led to. When the disk refuses, it is held in memory instead; this never throws.</summary>
    public OutboxEntry Commit(NodeEvent happened) => Commit([happened])[0];

    /// <summary>The same for events that belong together: all of them are stored, or none. A reply is stored with them.</summary>
    public IReadOnlyList<OutboxEntry> Commit(IReadOnlyList<NodeEvent> together, CommandReply? reply = null)
    {
        List<OutboxEntry> entries;
        lock (_gate)
        {
            TryReopen();
            entries = Number(together, [.. together.Select(_ => _ulids.Next())]);
            if (!TryAppend(entries, reply))
                entries = Hold(together, [.. entries.Select(entry => entry.Id)]);

            foreach (var entry in entries)
                Settle(entry);
            if (reply is not null)
                _replies[reply.RequestId!] = (_clock.GetUtcNow(), reply);
            Guarded(DropHits);
            TellLost();
        }

        Announce();
        return entries;
    }

    /// <summary>Says which alarms there are now: stores these and forgets all others, without an event.</summary>
    public void SetAlarms(IReadOnlyCollection<AlarmSnapshot> alarms)
    {
        lock (_gate)
        {
            _alarms.Clear();
            foreach (var alarm in alarms)
                _alarms[alarm.Key] = alarm;
            Guarded(file => file.Replace(_alarms.Values, []));
        }
    }

    /// <summary>The oldest entries that no broker has taken yet, in order; behind <paramref name="after"/> when that is given.</summary>
    /// <param name="lane">Null for both, in the order in which they were committed.</param>
    public IReadOnlyList<OutboxEntry> Unsent(int most, OutboxEntry? after = null, Lane? lane = null)
    {
        IReadOnlyList<OutboxEntry> unsent = [];
        lock (_gate)
        {
            TryReopen();
            if (after is not null && lane is { } only && _recent.UnsentAfter(after, most, only) is { } justNow)
                return justNow;
            Guarded(file => unsent = file.UnsentAfter(after, most, lane, _lost));
            TellLost();
            if (_file is null)
                unsent = _held.UnsentAfter(after, most, lane);
        }

        Announce();
        return unsent;
    }

    /// <summary>The broker has taken these. Lost when the disk refuses: they are then sent twice.</summary>
    public void MarkSent(params IReadOnlyCollection<OutboxEntry> entries)
    {
        var now = _clock.GetUtcNow();
        lock (_gate)
        {
            foreach (var entry in entries)
            {
                _held.MarkSent(entry, now);
                _recent.MarkSent(entry);
            }

            Guarded(file => file.MarkSent(entries, now));
            Sweep(now);
        }
    }

    /// <summary>Writes what is held in memory, if the disk takes it again, and forgets what is old.</summary>
    public void Tick()
    {
        lock (_gate)
        {
            TryReopen();
            Sweep(_clock.GetUtcNow());
        }

        Announce();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            TryReopen(now: true);
            if (_file is not null)
                Close(_file);
            _lock.Dispose();
        }
    }

    /// <summary>Takes what only one process may hold for a state folder.</summary>
    /// <exception cref="InvalidOperationException">Another holds it; the message says what to do.</exception>
    public static FileStream Locked(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (held.HResult == WouldBlock)
        {
            throw new InvalidOperationException(
                $"Another hydroedge uses the state folder {Path.GetDirectoryName(path)}: stop that one, or give this one a folder of its own with --state", held);
        }
    }

    private static bool IsRefusal(Exception failure) =>
        failure is SqliteException or IOException or UnauthorizedAccessException;
}
