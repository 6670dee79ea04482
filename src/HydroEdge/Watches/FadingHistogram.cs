using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace HydroEdge.Watches;

/// <summary>How much fell into each of some bins, with the past fading by half in a week.</summary>
internal sealed class FadingHistogram(int bins)
{
    private const double HalfLifeSeconds = 7 * 86_400;

    private readonly double[] _counts = new double[bins];

    public ReadOnlySpan<double> Counts => _counts;

    /// <param name="bin">What lies outside falls into the first or the last.</param>
    public void Add(double bin, double count) => _counts[(int)Math.Clamp(bin, 0, bins - 1)] += count;

    /// <returns>The share of the past that still counts.</returns>
    public double Fade(double seconds)
    {
        var kept = Math.Pow(0.5, seconds / HalfLifeSeconds);
        TensorPrimitives.Multiply(_counts, kept, _counts);
        return kept;
    }

    /// <summary>Doubles, little-endian.</summary>
    public byte[] Record() => MemoryMarshal.AsBytes<double>(_counts).ToArray();

    /// <returns>False for a record that makes no sense; it is left aside.</returns>
    public bool Restore(ReadOnlySpan<byte> record)
    {
        var counts = MemoryMarshal.Cast<byte, double>(record);
        if (record.Length != bins * sizeof(double) || !(TensorPrimitives.Min(counts) >= 0) || !double.IsFinite(TensorPrimitives.Sum(counts)))
            return false;
        counts.CopyTo(_counts);
        return true;
    }
}
