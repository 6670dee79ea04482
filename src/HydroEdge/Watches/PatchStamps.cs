using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>
/// Which patches of a look are still what they were in the picture before. The archive counts that, because it tells only those that have become others; live
/// nobody does, and each is new.
/// </summary>
internal sealed class PatchStamps
{
    private float[]? _patches;
    private int[] _stamps = [];
    private bool[] _same = [];

    /// <returns>Of each patch whether it is the one that was there last time; empty where that is not known. Good until the next.</returns>
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

    /// <summary>Of the next picture every patch is new.</summary>
    public void Forget() => _patches = null;
}
