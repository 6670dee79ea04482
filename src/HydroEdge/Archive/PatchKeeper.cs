using System.Numerics.Tensors;
using HydroEdge.Embedding;

namespace HydroEdge.Archive;

/// <summary>
/// Chooses what is kept of the patches of one look at a camera, frame by frame: those that are farthest from what a reader of the
/// archive knows of them (conditional replenishment, Mounts 1969, on vectors). It knows what the reader knows, so nothing drifts: a patch left
/// out today is the first tomorrow. Not thread-safe.
/// </summary>
internal sealed class PatchKeeper(PatchThrift thrift, int dimension)
{
    private readonly KeptPatches _kept = new(dimension);
    private readonly List<int> _far = [];
    private float[] _distances = [];
    private double _saved;
    private int _sinceWhole;

    /// <summary>Whether a patch of the picture is another than what was last kept of it.</summary>
    public bool IsNew(ImageEmbedding image)
    {
        if (!IsSound(image))
            return _kept.Count > 0;
        Compare(image);
        return _far.Count > 0;
    }

    /// <summary>Keeps what is to be kept of the frame.</summary>
    /// <returns>A row for <see cref="KeptPatches.Lay"/>; empty where nothing has changed, or the model gives no patches.</returns>
    public byte[] Keep(ImageEmbedding image)
    {
        if (!IsSound(image))
            return [];
        Compare(image);
        _saved = Math.Min(_saved + thrift.PerFrame, thrift.Most);
        var isDue = !_kept.IsWhole || image.Rows != _kept.Rows || image.Columns != _kept.Columns || ++_sinceWhole >= thrift.WholeEvery;
        if (isDue)
            (_sinceWhole, _saved) = (0, thrift.Most);
        else if (_far.Count > (int)_saved)
            Shorten((int)_saved);
        if (!isDue && _far.Count == 0)
            return [];
        var row = KeptPatches.Pack(image, isDue ? [.. Enumerable.Range(0, image.Rows * image.Columns)] : [.. _far]);
        _kept.Lay(row);
        _saved -= isDue ? 0 : _far.Count;
        return row;
    }

    private bool IsSound(ImageEmbedding image) =>
        image.Patches.Length > 0 && image.Patches.Length == image.Rows * image.Columns * dimension
        && float.IsFinite(TensorPrimitives.Sum<float>(image.Patches));

    // Into _far: the patches that differ from what is known of them, in their order; all of them where the grid is another.
    private void Compare(ImageEmbedding image)
    {
        var count = image.Rows * image.Columns;
        if (_distances.Length != count)
            _distances = new float[count];
        _far.Clear();
        var isOther = image.Rows != _kept.Rows || image.Columns != _kept.Columns;
        for (var i = 0; i < count; i++)
        {
            _distances[i] = isOther ? float.MaxValue : TensorPrimitives.Distance(image.Patches.AsSpan(i * dimension, dimension), _kept[i]);
            if (_distances[i] > thrift.Least)
                _far.Add(i);
        }
    }

    private void Shorten(int most)
    {
        _far.Sort((one, other) => _distances[other].CompareTo(_distances[one]));
        _far.RemoveRange(most, _far.Count - most);
        _far.Sort();
    }
}
