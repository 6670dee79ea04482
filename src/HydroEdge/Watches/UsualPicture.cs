using System.Numerics.Tensors;

namespace HydroEdge.Watches;

/// <summary>What a view is like while its watch sees nothing: the mean of its vectors over ten minutes.</summary>
internal sealed class UsualPicture(int dimension)
{
    private const double MeanSeconds = 600;

    private readonly float[] _mean = new float[dimension];
    private readonly FrameClock _clock = new();
    private double? _age;

    public ReadOnlySpan<float> Mean => _mean;

    public void Follow(ReadOnlySpan<float> vector, DateTimeOffset at)
    {
        var seconds = _clock.SecondsSinceLast(at);
        // The first is the mean; after it each counts by its time.
        var share = _age is { } age ? age + seconds > 0 ? seconds / Math.Min(age + seconds, MeanSeconds) : 0 : 1;
        _age = (_age ?? 0) + seconds;
        TensorPrimitives.Lerp(_mean, vector, (float)share, _mean);
    }
}
