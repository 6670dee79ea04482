using System.Collections.Concurrent;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>
/// All the watches: it knows what each has to look at and what each makes of a frame. Thread-safe; new watches are made
/// ready aside and then take the place of the old ones at once, and those that still ask the same keep what they learnt.
/// </summary>
internal sealed partial class WatchBoard(IEmbedder embedder)
{
    private readonly Lock _applying = new();
    private readonly PromptBook _prompts = new(embedder);
    private readonly ConcurrentDictionary<string, CameraMemory> _cameras = new();
    private volatile IReadOnlyList<CompiledWatch> _watches = [];
    private volatile ConcurrentDictionary<string, CameraPlan> _plans = new();
    private volatile IReadOnlyList<Prompt> _neutral = [];

    /// <summary>A camera shows another view than before.</summary>
    public event Action<ViewChange>? ViewChanged;

    /// <exception cref="EmbeddingException">The model refused a text; the watches stay as they were.</exception>
    /// <exception cref="ArgumentException">A watch of kind state without contrast; the watches stay as they were.</exception>
    public void Apply(IReadOnlyList<WatchOptions> watches)
    {
        lock (_applying)
        {
            var before = _watches.ToDictionary(watch => watch.Options.Id);
            CompiledWatch[] after =
            [
                .. from watch in watches
                   let known = before.GetValueOrDefault(watch.Id)
                   select known?.AsksTheSameAs(watch) == true ? known.Under(watch) : _prompts.Compile(watch),
            ];
            if (_neutral.Count == 0)
                _neutral = _prompts.Neutral();
            _watches = after;
            _plans = new();
        }
    }

    /// <summary>The parts of a camera's picture that watches look at, besides the whole.</summary>
    public IReadOnlyList<Region> RegionsOf(string cameraId) => PlanFor(cameraId).Regions;

    /// <summary>How every watch stands on every camera it looks at.</summary>
    public IReadOnlyList<WatchStanding> Standings =>
        [.. from watch in _watches from camera in watch.Cameras select watch.MemoryOf(camera).Standing(watch.Options.Id, camera)];

    /// <summary>
    /// What the watches of its camera make of a frame. A watch whose region the frame does not have, or whose figures are not
    /// numbers, makes nothing of it and stays as it was.
    /// </summary>
    /// <param name="decisions">Cleared, then one for each watch that made something of it.</param>
    /// <param name="closer">For those that cannot tell from what was seen of the frame so far.</param>
    public void Score(EmbeddedFrame frame, List<Decision> decisions, CloserLook? closer = null)
    {
        decisions.Clear();
        PlanFor(frame.CameraId).Score(frame, decisions, closer);
    }

    /// <summary>What has been learnt of every camera, to be kept.</summary>
    public IReadOnlyList<CameraRecord> Record(DateTimeOffset now)
    {
        var watches = _watches;
        return [.. from camera in _cameras.Values let known = camera.Record() where known.Views.Count > 0 select new CameraRecord(
            embedder.Model.Fingerprint, camera.CameraId, now, known.Newest, known.Views,
            [.. watches.Where(watch => watch.LooksAt(camera.CameraId)).Select(watch => watch.MemoryOf(camera.CameraId).Record(watch.Options.Id, watch.Asks))],
            camera.Widest.Value)];
    }

    /// <summary>Goes on from what was learnt before, as far as model and watches are still the same. Before the camera's first frame.</summary>
    /// <returns>How many watches need not learn anew.</returns>
    public int Restore(CameraRecord record)
    {
        if (record.Model != embedder.Model.Fingerprint)
            return 0;
        var view = CameraOf(record.CameraId).Restore(record);
        var restored = 0;
        foreach (var watch in _watches.Where(watch => watch.LooksAt(record.CameraId)))
        {
            if (record.Watches.FirstOrDefault(known => known.WatchId == watch.Options.Id && known.Asks == watch.Asks) is not { } known)
                continue;
            watch.MemoryOf(record.CameraId).Restore(known, view);
            restored++;
        }

        return restored;
    }

    private CameraMemory CameraOf(string cameraId) => _cameras.GetOrAdd(cameraId, id => new(id, change => ViewChanged?.Invoke(change)));

    private CameraPlan PlanFor(string cameraId)
    {
        // The plans before the watches: whoever sees new plans must not make one of the old watches and leave it there.
        var plans = _plans;
        return plans.GetOrAdd(cameraId, static (id, board) => board.NewPlan(id), this);
    }

    private CameraPlan NewPlan(string cameraId) =>
        new(CameraOf(cameraId), _watches, _neutral);
}
