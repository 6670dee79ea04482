using System.Buffers;
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
    private volatile IReadOnlyList<CompiledWatch> _watches = [];
    private volatile IReadOnlyList<Prompt> _neutral = [];

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
        }
    }

    /// <summary>The parts of a camera's picture that watches look at, besides the whole.</summary>
    public IReadOnlyList<Region> RegionsOf(string cameraId) =>
        [.. _watches.Where(watch => watch.LooksAt(cameraId) && watch.Asked != Region.Whole).Select(watch => watch.Asked).Distinct()];

    /// <summary>How every watch stands on every camera it looks at.</summary>
    public IReadOnlyList<WatchStanding> Standings =>
        [.. from watch in _watches from camera in watch.Cameras select watch.MemoryOf(camera).Standing(watch.Options.Id, camera)];

    /// <summary>
    /// What the watches of its camera make of a frame. A watch whose region the frame does not have, or whose figures are not
    /// numbers, makes nothing of it and stays as it was.
    /// </summary>
    public IReadOnlyList<Decision> Score(EmbeddedFrame frame)
    {
        CompiledWatch[] watches = [.. _watches.Where(watch => watch.LooksAt(frame.CameraId))];
        if (watches.Length == 0)
            return [];

        var best = new Sighting?[watches.Length];
        foreach (var view in frame.Views)
            Look(frame.CameraId, view, watches, best);

        var decisions = new List<Decision>(watches.Length);
        for (var i = 0; i < watches.Length; i++)
        {
            if (best[i] is not { } seen)
                continue;
            var memory = watches[i].MemoryOf(frame.CameraId);
            var decision = memory.Decide(watches[i].Options, frame, seen);
            memory.Lessons.Note(frame, watches[i].Asked, seen.View, decision);
            decisions.Add(decision);
        }

        return decisions;
    }

    private void Look(string cameraId, EmbeddedView view, CompiledWatch[] watches, Sighting?[] best)
    {
        if (view.Embedding.Global.Length != embedder.Model.Dimension || !watches.Any(watch => watch.Asked == view.Asked))
            return;

        var patches = Likeness.PatchesOf(view.Embedding);
        var scratch = ArrayPool<float>.Shared.Rent(2 * patches);
        var cosines = scratch.AsSpan(0, patches);
        var heat = scratch.AsSpan(patches, patches);
        var neutral = NeutralLevel.Of(view.Embedding, _neutral, cosines, heat);
        for (var i = 0; i < watches.Length; i++)
        {
            if (watches[i].Asked != view.Asked)
                continue;
            var taught = watches[i].MemoryOf(cameraId).Lessons.Of(view);
            var seen = Sighting.Of(watches[i], view, neutral, cosines, heat).Judged(taught, view.Embedding.Global);
            if (double.IsFinite(seen.Margin) && (best[i] is not { } other || seen.CountsBefore(other)))
                best[i] = seen;
        }

        ArrayPool<float>.Shared.Return(scratch);
    }
}
