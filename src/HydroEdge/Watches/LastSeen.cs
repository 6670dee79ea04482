using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>
/// What a look made of the view it saw last. Live every view is new; the archive tells the same view for as long as nothing changed, and then says which
/// patches did, so that only those meet the texts again.
/// </summary>
internal sealed class LastSeen
{
    private EmbeddedView? _view;
    private float[] _room = [];
    private float[]? _patches;
    private int[] _stamps = [];
    private bool[] _same = [];

    public NeutralLevel Neutral { get; set; }

    public NeutralLevel WholeNeutral { get; set; }

    public bool Is(EmbeddedView view) => ReferenceEquals(view, _view);

    /// <returns>Room for so many values, as they were left for a view of the same shape.</returns>
    public Span<float> Take(EmbeddedView view, int values)
    {
        _view = view;
        if (_room.Length != values)
            (_room, _patches) = (new float[values], null);
        return _room;
    }

    /// <returns>Of each patch whether it is the one that was seen last; empty where that is not known.</returns>
    public ReadOnlySpan<bool> Same(ImageEmbedding image)
    {
        var isKnown = image.Stamps is not null && ReferenceEquals(image.Patches, _patches);
        _patches = image.Stamps is null ? null : image.Patches;
        if (image.Stamps is not { } stamps)
            return [];
        if (_stamps.Length != stamps.Length)
            (_stamps, _same) = (new int[stamps.Length], new bool[stamps.Length]);
        for (var i = 0; i < stamps.Length; i++)
            (_same[i], _stamps[i]) = (_stamps[i] == stamps[i], stamps[i]);
        return isKnown ? _same : [];
    }
}
