using System.Numerics.Tensors;

namespace HydroEdge.Watches;

/// <summary>
/// How like its own running mean a vector is. While the vector stays what it is, three dot products tell that as well as the vectors would: the mean itself
/// is only made up when another vector comes.
/// </summary>
internal struct FollowedVector
{
    private double _taken;
    private double _cross;
    private double _ofMean;
    private double _ofVector;

    /// <summary>The cosine of the two.</summary>
    public readonly double Likeness => _cross / Math.Sqrt(_ofMean * _ofVector);

    /// <summary>Another vector comes.</summary>
    /// <param name="mean">The mean as it was when the last one came.</param>
    /// <param name="last">The vector that came last, and now this one.</param>
    public void Meet(ReadOnlySpan<float> vector, Span<float> mean, Span<float> last)
    {
        Settle(mean, last);
        vector.CopyTo(last);
        (_cross, _ofMean, _ofVector) = (TensorPrimitives.Dot(vector, mean), TensorPrimitives.SumOfSquares<float>(mean), TensorPrimitives.SumOfSquares(vector));
    }

    /// <summary>The mean takes up a share of the vector.</summary>
    public void Follow(double share)
    {
        var kept = 1 - share;
        _ofMean = kept * kept * _ofMean + 2 * kept * share * _cross + share * share * _ofVector;
        _cross = kept * _cross + share * _ofVector;
        _taken += share * (1 - _taken);
    }

    /// <summary>Makes up the mean as it is by now.</summary>
    public void Settle(Span<float> mean, ReadOnlySpan<float> last)
    {
        if (_taken > 0)
            TensorPrimitives.Lerp(mean, last, (float)_taken, mean);
        _taken = 0;
    }
}
