using System.Globalization;

namespace HydroEdge.Benchmarks.Bus;

/// <summary>Times of one thing done often.</summary>
internal sealed class Spread(IEnumerable<TimeSpan> times)
{
    private readonly double[] _ms = [.. times.Select(time => time.TotalMilliseconds).Order()];

    public int Count => _ms.Length;

    public double P50 => At(0.5);

    public double P99 => At(0.99);

    public double Longest => _ms[^1];

    public static string Shown(double milliseconds) => milliseconds < 0.1
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds * 1000:0.0} µs")
        : milliseconds >= 10_000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.00} ms");

    private double At(double share) => _ms[(int)Math.Ceiling(share * _ms.Length) - 1];
}
