using HydroEdge.Cameras;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>The views of frames that are asked for in the order of their numbers: read alongside, without a query each.</summary>
internal sealed class FrameViews(
    SqliteConnection connection, IReadOnlyDictionary<long, (Region Asked, Region Seen)> looks, IReadOnlyDictionary<int, Centre> centres) : IDisposable
{
    private readonly Statement _views = new(
        connection, "SELECT view.id, centre, embedding, tokens FROM view LEFT JOIN patch ON patch.view = view.id WHERE view.id >= ?1 ORDER BY view.id");

    private bool _begun;
    private bool _more;

    /// <exception cref="InvalidDataException">A row makes no sense.</exception>
    public IReadOnlyList<KeptView> Of(long frame)
    {
        var from = frame * DaySchema.ViewsPerFrame;
        if (!_begun || !_more)
            (_begun, _more) = (true, _views.With(from).Step());
        while (_more && _views.Number(0) < from)
            _more = _views.Step();

        var views = new List<KeptView>();
        for (; _more && _views.Number(0) < from + DaySchema.ViewsPerFrame; _more = _views.Step())
        {
            if (centres.TryGetValue((int)_views.Number(1), out var centre))
                views.Add(Read(centre));
        }

        return views;
    }

    public void Dispose() => _views.Dispose();

    private KeptView Read(Centre centre)
    {
        var patches = _views.Bytes(3);
        return looks.TryGetValue(centre.Look, out var look)
            ? new KeptView(look.Asked, look.Seen, Centre.Add(_views.Bytes(2), centre.Vector), patches.IsEmpty ? null : patches.ToArray())
            : throw new InvalidDataException($"view {_views.Number(0)} has no look {centre.Look}");
    }
}
