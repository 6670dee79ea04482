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
    private readonly SecondLook _second;
    private readonly CameraMemory _camera;

    public CameraPlan(CameraMemory camera, IEnumerable<CompiledWatch> watches, IReadOnlyList<Prompt> neutral)
    {
        _camera = camera;
        _watches = [.. watches.Where(watch => watch.LooksAt(camera.CameraId))];
        _memories = [.. _watches.Select(watch => watch.MemoryOf(camera.CameraId))];
        for (var i = 0; i < _watches.Length; i++)
        {
            var look = _looks.Find(look => look.Asked == _watches[i].Asked);
            if (look is null)
                _looks.Add(look = new Look(_watches[i].Asked, neutral, camera.Widest));
            look.Add(_watches[i], _memories[i], i);
        }

        _second = new(_watches, _memories, _looks);
        Regions = [.. _looks.Select(look => look.Asked).Where(asked => asked != Region.Whole)];
    }

    /// <summary>The parts of the picture that watches look at, besides the whole.</summary>
    public IReadOnlyList<Region> Regions { get; }

    /// <summary>What the watches make of a frame, added to <paramref name="decisions"/>.</summary>
    /// <param name="closer">Null where there is only what was seen of the frame so far.</param>
    public void Score(EmbeddedFrame frame, List<Decision> decisions, CloserLook? closer)
    {
        if (_watches.Length == 0)
            return;
        var view = _camera.See(frame, Array.Exists(_memories, static memory => memory.IsBusy));
        var places = frame.Views.Count;
        var sightings = ArrayPool<Sighting>.Shared.Rent(_watches.Length * places);
        sightings.AsSpan(0, _watches.Length * places).Fill(Sighting.None);
        foreach (var look in _looks)
            look.See(frame, view, sightings);
        if (closer is not null && _second.IsWanted)
            _second.At(frame, view, sightings, closer);
        for (var i = 0; i < _watches.Length; i++)
        {
            var seen = sightings.AsSpan(i * places, places);
            if (Sighting.Any(seen))
                decisions.Add(_memories[i].Decide(_watches[i], frame, view, seen));
        }

        ArrayPool<Sighting>.Shared.Return(sightings, clearArray: true);
    }
}
