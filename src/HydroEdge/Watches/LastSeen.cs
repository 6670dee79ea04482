using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>
/// What a look made of the view it saw last. Live every view is new; the archive tells the same view for as long as nothing changed, and then says which
/// patches did, so that only those meet the texts again.
/// </summary>
internal sealed class LastSeen
{
    private readonly PatchStamps _stamps = new();
    private EmbeddedView? _view;
    private float[] _room = [];

    public NeutralLevel Neutral { get; set; }

    public NeutralLevel WholeNeutral { get; set; }

    public bool Is(EmbeddedView view) => ReferenceEquals(view, _view);

    /// <returns>Room for so many values, as they were left for a view of the same shape.</returns>
    public Span<float> Take(EmbeddedView view, int values)
    {
        _view = view;
        if (_room.Length == values)
            return _room;
        _stamps.Forget();
        return _room = new float[values];
    }

    /// <returns>See <see cref="PatchStamps.Same"/>.</returns>
    public ReadOnlySpan<bool> Same(ImageEmbedding image) => _stamps.Same(image);
}
