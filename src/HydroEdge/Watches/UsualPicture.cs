using System.Numerics.Tensors;

namespace HydroEdge.Watches;

/// <summary>What a view is like while its watch sees nothing: the mean of its vectors over ten minutes.</summary>
internal sealed class UsualPicture(int dimension)
{
    private const double MeanSeconds = 600;

    // A gap says nothing of what was seen in it; a camera gives at least one frame in ten seconds.
    private const double LongestGapSeconds = 10;

    private readonly float[] _mean = new float[dimension];
    private DateTimeOffset? _lastAt;
    private double _age;

    public ReadOnlySpan<float> Mean => _mean;

    public void Follow(ReadOnlySpan<float> vector, DateTimeOffset at)
    {
        var first = _lastAt is null;
        var seconds = Math.Clamp((at - (_lastAt ?? at)).TotalSeconds, 0, LongestGapSeconds);
        _lastAt = at;
        _age += seconds;
        var share = first ? 1 : _age > 0 ? (float)(seconds / Math.Min(_age, MeanSeconds)) : 0;
        TensorPrimitives.Lerp(_mean, vector, share, _mean);
    }
}
