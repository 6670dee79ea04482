using HydroEdge.Cameras;
using HydroEdge.Embedding;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>
/// Keeps what the cameras saw: per camera at most one frame per <see cref="ArchiveOptions.KeepEvery"/>, with its embeddings
/// and a thumbnail, in one file a day. Frames gather for a second or 32 of them before they are committed together. It
/// counts every frame it should have kept and could not. Thread-safe.
/// </summary>
internal sealed partial class FrameArchive : IDisposable
{
    private const int LargestGroup = 32;
    private static readonly TimeSpan LongestGroup = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan MeasureEvery = TimeSpan.FromSeconds(10);

    // After a failure the disk is left alone for a while: the pipeline has alarms to raise.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly string _folder;
    private readonly ArchiveOptions _options;
    private readonly string _fingerprint;
    private readonly EdgeMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly EvidencePictures _evidence;
    private readonly Func<EmbeddedView, byte[]?> _patches;
    private readonly JpegEncoder _jpeg;
    private readonly ITimer _commitLater;
    private readonly Dictionary<string, DateTimeOffset> _lastKept = [];
    private readonly Func<long> _freeBytes;
    private long? _measuredAt;
    private bool _short;
    private DateTimeOffset _restUntil;
    private DayFile? _file;
    private string? _lastLoss;

    private FrameArchive(
        string folder, ArchiveOptions options, string fingerprint, EdgeMetrics metrics, TimeProvider clock, ILogger logger, JpegEncoder jpeg,
        Func<long> freeBytes, Func<EmbeddedView, byte[]?> patches)
    {
        (_freeBytes, _patches) = (freeBytes, patches);
        (_folder, _options, _fingerprint, _metrics, _clock, _logger, _jpeg) = (folder, options, fingerprint, metrics, clock, logger, jpeg);
        _evidence = new EvidencePictures(folder, jpeg);
        _commitLater = clock.CreateTimer(_ => CommitInTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Opens the archive; never fails, because a disk that is not ready now may be so in a minute.</summary>
    /// <param name="folder">The archive folder, e.g. /var/lib/hydroedge/archive; made when it is missing.</param>
    /// <param name="modelFingerprint">Goes onto every row: vectors of different models are never compared.</param>
    /// <param name="jpeg">Null for the usual one.</param>
    /// <param name="freeBytes">Bytes free for us on the disk; null to ask it.</param>
    /// <param name="patches">What is kept of the patches of a view that becomes a row; null to keep nothing.</param>
    public static FrameArchive Open(
        string folder, ArchiveOptions options, string modelFingerprint, EdgeMetrics metrics, TimeProvider clock, ILogger logger,
        JpegEncoder? jpeg = null, Func<long>? freeBytes = null, Func<EmbeddedView, byte[]?>? patches = null)
    {
        var archive = new FrameArchive(
            folder, options, modelFingerprint, metrics, clock, logger, jpeg ?? new JpegEncoder(), freeBytes ?? (() => FreeDisk.Under(folder)),
            patches ?? (_ => null));
        if (archive._jpeg.Missing is { } missing)
            archive.NoPictures(missing);
        return archive;
    }

    /// <summary>Keeps the frame if it is its camera's turn. Cheap; now and then it waits for the disk to commit a group.</summary>
    /// <param name="scene">The number of the view that the camera shows; 0 when nothing was scored.</param>
    /// <param name="scores">What the watches make of it; null when nothing was scored.</param>
    /// <exception cref="ArchiveException">
    /// This frame, and with it perhaps the group that waited, could not be kept; they are counted already. Further frames are
    /// counted in silence for five seconds, then the disk is tried again.
    /// </exception>
    public void Append(EmbeddedFrame embedded, Frame frame, int scene = 0, IReadOnlyList<KeptScore>? scores = null)
    {
        lock (_gate)
        {
            if (!IsDue(embedded))
                return;
            _lastKept[embedded.CameraId] = embedded.CapturedAt;
            if (_clock.GetUtcNow() < _restUntil || IsShort())
            {
                _metrics.FrameNotKept(embedded.CameraId);
                return;
            }

            Guard(embedded.CameraId, () => Write(
                embedded.CapturedAt,
                file => file.Add(embedded, scene, scores ?? [], _patches, () => _jpeg.Missing is null ? Thumbnail.Of(frame, _jpeg) : null)));
            if (_file!.Waiting.Count >= LargestGroup)
                Flush();
        }
    }

    /// <summary>Keeps the whole picture, because an alarm was decided on it. On disk when this returns.</summary>
    /// <exception cref="ArchiveException">The picture could not be kept.</exception>
    public KeptPicture KeepPicture(Frame frame) => _evidence.Keep(frame);

    /// <summary>Commits what waits, so that a search finds it.</summary>
    /// <exception cref="ArchiveException">The group could not be kept.</exception>
    public void Flush()
    {
        lock (_gate)
            Guard(null, () => _file?.Commit());
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _commitLater.Dispose();
            CommitOrLog(() => _file?.EndRuns());
            _file?.Dispose();
            _file = null;
            _jpeg.Dispose();
        }
    }

    // A tenth of slack: a camera that delivers at just this rate would lose every second frame to jitter. A clock that was
    // set back must not stop the archive until it has caught up.
    private bool IsDue(EmbeddedFrame embedded) =>
        !_lastKept.TryGetValue(embedded.CameraId, out var last)
        || embedded.CapturedAt < last
        || embedded.CapturedAt - last >= _options.KeepEvery * 0.9;

    // Today's frames cannot be swept: they stop growing while there is still room for alarms and their pictures.
    private bool IsShort()
    {
        if (_measuredAt is { } measuredAt && _clock.GetElapsedTime(measuredAt) < MeasureEvery)
            return _short;
        _measuredAt = _clock.GetTimestamp();
        var (was, free) = (_short, _freeBytes());
        _short = free < _options.MinFreeGb * 1e9 / 2;
        if (_short && !was)
            NoMoreFrames(_folder, free / 1_000_000);
        return _short;
    }

    private void Write(DateTimeOffset time, Action<DayFile> add)
    {
        var day = ArchiveDay.Of(_folder, time);
        if (_file is not null && _file.Day != day)
        {
            _file.EndRuns();
            Close();
        }

        try
        {
            AddTo(day, add);
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            Close();
            DaySetAside(day.Name, DamagedDay.SetAside(day, _clock.GetUtcNow()), damage.Message);
            AddTo(day, add);
        }
    }

    private void AddTo(ArchiveDay day, Action<DayFile> add)
    {
        _file ??= DayFile.Open(day, _fingerprint);
        if (_file.Waiting.Count == 0)
            _commitLater.Change(LongestGroup, Timeout.InfiniteTimeSpan);
        add(_file);
    }

    private void CommitInTime()
    {
        lock (_gate)
            CommitOrLog(() => _file?.Commit());
    }

    private void CommitOrLog(Action commit)
    {
        var waiting = _file is { Waiting.Count: > 0 };
        try
        {
            Guard(null, commit);
            if (waiting)
                _lastLoss = null;
        }
        catch (ArchiveException failure)
        {
            // A full disk would otherwise say so every few seconds.
            GroupLost(failure.Message == _lastLoss ? LogLevel.Debug : LogLevel.Error, failure.Message);
            _lastLoss = failure.Message;
        }
    }

    private void Guard(string? camera, Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or InvalidDataException or ArchiveException)
        {
            if (camera is not null)
                _metrics.FrameNotKept(camera);
            Close();
            _restUntil = _clock.GetUtcNow() + Rest;
            throw new ArchiveException($"{_folder}: {failure.Message}", failure);
        }
    }

    // Whatever has not been committed is lost with the file that holds it.
    private void Close()
    {
        foreach (var camera in _file?.Waiting ?? [])
            _metrics.FrameNotKept(camera);
        _file?.Dispose();
        _file = null;
    }

    private static bool IsDamage(Exception failure) =>
        failure is InvalidDataException
        || failure is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The archive keeps embeddings but no pictures: {Reason}")]
    private partial void NoPictures(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The archive of {Day} cannot be used and was set aside as {Aside}; the day goes on in a new file ({Reason})")]
    private partial void DaySetAside(string day, string aside, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Folder} keeps no more frames until older days have made room: {Megabytes} MB are free, less than half of min_free_gb")]
    private partial void NoMoreFrames(string folder, long megabytes);

    [LoggerMessage(Message = "The archive lost a group of frames, and says so once until it can write again: {Reason}")]
    private partial void GroupLost(LogLevel level, string reason);
}
