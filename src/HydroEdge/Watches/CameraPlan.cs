using System.Buffers;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>All that the watches look for on one camera, made once whenever the watches change.</summary>
internal sealed class CameraPlan
{
    private readonly CompiledWatch[] _watches;
    private readonly WatchMemory[] _memories;
    private readonly List<Look> _looks = [];
    private readonly CameraMemory _camera;
    private readonly int _dimension;

    public CameraPlan(CameraMemory camera, IEnumerable<CompiledWatch> watches, IReadOnlyList<Prompt> neutral, int dimension)
    {
        (_camera, _dimension) = (camera, dimension);
        _watches = [.. watches.Where(watch => watch.LooksAt(camera.CameraId))];
        _memories = [.. _watches.Select(watch => watch.MemoryOf(camera.CameraId))];
        for (var i = 0; i < _watches.Length; i++)
        {
            var look = _looks.Find(look => look.Asked == _watches[i].Asked);
            if (look is null)
                _looks.Add(look = new Look(_watches[i].Asked, neutral));
            look.Add(_watches[i], _memories[i], i);
        }

        Regions = [.. _looks.Select(look => look.Asked).Where(asked => asked != Region.Whole)];
    }

    /// <summary>The parts of the picture that watches look at, besides the whole.</summary>
    public IReadOnlyList<Region> Regions { get; }

    /// <summary>What the watches make of a frame, added to <paramref name="decisions"/>.</summary>
    public void Score(EmbeddedFrame frame, List<Decision> decisions)
    {
        if (_watches.Length == 0)
            return;
        var view = _camera.See(frame, Array.Exists(_memories, static memory => memory.IsBusy));
        var best = ArrayPool<Sighting>.Shared.Rent(_watches.Length);
        best.AsSpan(0, _watches.Length).Fill(Nothing);
        foreach (var look in _looks)
            See(look, frame, view, best);
        for (var i = 0; i < _watches.Length; i++)
        {
            if (!double.IsFinite(best[i].Margin))
                continue;
            var decision = _memories[i].Decide(_watches[i], frame, view, best[i]);
            _memories[i].Lessons.Note(frame, _watches[i].Asked, best[i].View, decision);
            decisions.Add(decision);
        }

        ArrayPool<Sighting>.Shared.Return(best, clearArray: true);
    }

    private static readonly Sighting Nothing = new(double.NaN, 0, 0, 0, double.NaN, -1, null);

    private void See(Look look, EmbeddedFrame frame, int number, Span<Sighting> best)
    {
        var place = 0;
        for (var i = 0; i < frame.Views.Count; i++)
        {
            var view = frame.Views[i];
            if (view.Asked != look.Asked || view.Embedding.Global.Length != _dimension)
                continue;
            var room = ArrayPool<float>.Shared.Rent(look.RoomFor(Likeness.PatchesOf(view.Embedding)));
            look.See(view, place++, number, room, best);
            ArrayPool<float>.Shared.Return(room);
        }
    }
}
