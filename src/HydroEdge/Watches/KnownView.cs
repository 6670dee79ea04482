using System.Numerics.Tensors;

namespace HydroEdge.Watches;

/// <summary>How one view of a camera looks, as vectors, and how like itself it usually is.</summary>
internal sealed class KnownView(int number, ReadOnlySpan<float> seen)
{
    private const double FollowSeconds = 600;
    private const double Far = 6;

    // Less than this is never another view. On rendered streams people, vehicles, fog and cut-over to daylight took the
    // median cosine of the bundled model's patches from 1 to .6 at times.
    private const double LeastFall = 0.45;
    private const int FewFrames = 60;

    // [vectors x width], one after the other: what they usually are, as it was when each changed last, and what they were then.
    private readonly float[] _means = seen.ToArray();
    private readonly float[] _last = new float[seen.Length];
    private FollowedVector[] _followed = [];
    private double _centre = 1;
    private double _deviation = LeastFall / Far;
    private int _frames;

    public int Number { get; } = number;

    /// <summary>Of all its vectors together.</summary>
    public int Length => _means.Length;

    /// <summary>The median over the vectors of their cosine to what they usually are.</summary>
    /// <param name="width">Length of a vector.</param>
    public double LikenessOf(ReadOnlySpan<float> vectors, int width)
    {
        Settle(width);
        Span<double> likenesses = stackalloc double[vectors.Length / width];
        for (var i = 0; i < likenesses.Length; i++)
            likenesses[i] = TensorPrimitives.CosineSimilarity(vectors.Slice(i * width, width), At(_means, i, width));
        return Statistics.Median(likenesses);
    }

    /// <summary>The same for the frame at hand, which <see cref="Learn"/> may follow.</summary>
    /// <param name="same">Of each vector whether it is what it was in the frame before, which this view saw too; empty for none of them.</param>
    public double See(ReadOnlySpan<float> vectors, int width, ReadOnlySpan<bool> same)
    {
        Room(width);
        Span<double> likenesses = stackalloc double[_followed.Length];
        for (var i = 0; i < likenesses.Length; i++)
        {
            if (same.IsEmpty || !same[i])
                _followed[i].Meet(vectors.Slice(i * width, width), At(_means, i, width), At(_last, i, width));
            likenesses[i] = _followed[i].Likeness;
        }

        return Statistics.Median(likenesses);
    }

    public ViewRecord Record()
    {
        if (_followed.Length > 0)
            Settle(Length / _followed.Length);
        return new(Number, Floats.ToBytes(_means), _centre, _deviation, _frames);
    }

    /// <summary>Null where a record makes no sense.</summary>
    public static KnownView? From(ViewRecord record) => Floats.FromBytes(record.Mean) is { } mean
        ? new(record.Number, mean) { _centre = record.Centre, _deviation = record.Deviation, _frames = record.Frames }
        : null;

    public bool IsFar(double likeness) => likeness < _centre - Math.Max(Far * _deviation, LeastFall);

    /// <summary>Follows how the view looks by and by, with light and weather.</summary>
    /// <param name="likeness">Of the frame at hand.</param>
    public void Learn(double likeness, double seconds)
    {
        var share = Math.Max(1 - Math.Exp(-seconds / FollowSeconds), ++_frames <= FewFrames ? 1.0 / (_frames + 1) : 0);
        foreach (ref var vector in _followed.AsSpan())
            vector.Follow(share);
        _centre += share * (likeness - _centre);
        _deviation += share * (Math.Abs(likeness - _centre) - _deviation);
    }

    private void Room(int width)
    {
        if (_followed.Length != Length / width)
            _followed = new FollowedVector[Length / width];
    }

    private void Settle(int width)
    {
        Room(width);
        for (var i = 0; i < _followed.Length; i++)
            _followed[i].Settle(At(_means, i, width), At(_last, i, width));
    }

    private static Span<float> At(float[] vectors, int place, int width) => vectors.AsSpan(place * width, width);
}
