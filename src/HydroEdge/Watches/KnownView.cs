using System.Numerics.Tensors;

namespace HydroEdge.Watches;

/// <summary>How one view of a camera looks, as vectors, and how like itself it usually is.</summary>
internal sealed class KnownView(int number, float[] seen)
{
    private const double FollowSeconds = 600;
    private const double Far = 6;

    // Less than this is never another view. On rendered streams people, vehicles, fog and cut-over to daylight took the
    // median cosine of the bundled model's patches from 1 to .6 at times.
    private const double LeastFall = 0.45;
    private const int FewFrames = 60;

    private double _centre = 1;
    private double _deviation = LeastFall / Far;
    private int _frames;

    public int Number { get; } = number;

    /// <summary>[vectors x width], one after the other.</summary>
    public float[] Mean { get; } = [.. seen];

    /// <summary>The median over the vectors of their cosine to what they usually are.</summary>
    /// <param name="width">Length of a vector.</param>
    public double LikenessOf(float[] vectors, int width)
    {
        Span<double> likenesses = stackalloc double[vectors.Length / width];
        for (var i = 0; i < likenesses.Length; i++)
            likenesses[i] = TensorPrimitives.CosineSimilarity<float>(vectors.AsSpan(i * width, width), Mean.AsSpan(i * width, width));
        likenesses.Sort();
        return likenesses[likenesses.Length / 2];
    }

    public ViewRecord Record() => new(Number, Floats.ToBytes(Mean), _centre, _deviation, _frames);

    /// <summary>Null where a record makes no sense.</summary>
    public static KnownView? From(ViewRecord record) => Floats.FromBytes(record.Mean) is { } mean
        ? new(record.Number, mean) { _centre = record.Centre, _deviation = record.Deviation, _frames = record.Frames }
        : null;

    public bool IsFar(double likeness) => likeness < _centre - Math.Max(Far * _deviation, LeastFall);

    /// <summary>Follows how the view looks by and by, with light and weather.</summary>
    public void Learn(float[] vectors, double likeness, double seconds)
    {
        var share = Math.Max(1 - Math.Exp(-seconds / FollowSeconds), ++_frames <= FewFrames ? 1.0 / (_frames + 1) : 0);
        TensorPrimitives.Lerp<float>(Mean, vectors, (float)share, Mean);
        _centre += share * (likeness - _centre);
        _deviation += share * (Math.Abs(likeness - _centre) - _deviation);
    }
}
