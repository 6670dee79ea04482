namespace HydroEdge.Embedding;

/// <summary>
/// The weights that turn a line of <see cref="From"/> pixels into one of <see cref="To"/>, as Pillow computes them:
/// filter widened by the scale when shrinking, normalised to sum 1, fixed point with 22 bits (libImaging/Resample.c,
/// precompute_coeffs and normalize_coeffs_8bpc), so that the result is Pillow's to the bit.
/// </summary>
internal sealed class ResampleTable
{
    public const int PrecisionBits = 32 - 8 - 2;

    private readonly int[] _first;
    private readonly int[] _count;
    private readonly int[] _weights;
    private readonly int _stride;

    public ResampleTable(int from, int to, ResampleFilter filter)
    {
        (From, To) = (from, to);
        var scale = (double)from / to;
        var widened = Math.Max(scale, 1.0);
        var support = Support(filter) * widened;
        _stride = (int)Math.Ceiling(support) * 2 + 1;
        (_first, _count, _weights) = (new int[to], new int[to], new int[to * _stride]);

        Span<double> line = _stride <= 256 ? stackalloc double[_stride] : new double[_stride];
        var stepped = scale * 0.5;
        for (var i = 0; i < to; i++, stepped += scale)
        {
            // Pillow's nearest adds up the steps, with their rounding errors; the other filters multiply.
            if (filter is ResampleFilter.Nearest || from == to)
                (_first[i], _count[i], _weights[i * _stride]) = (Math.Min((int)stepped, from - 1), 1, 1 << PrecisionBits);
            else
                Fill(i, (i + 0.5) * scale, support, 1.0 / widened, filter, line);
        }
    }

    public int From { get; }

    public int To { get; }

    /// <summary>First source pixel that target pixel <paramref name="i"/> is made from.</summary>
    public int First(int i) => _first[i];

    public ReadOnlySpan<int> Weights(int i) => _weights.AsSpan(i * _stride, _count[i]);

    private void Fill(int i, double centre, double support, double narrow, ResampleFilter filter, Span<double> line)
    {
        var first = Math.Max((int)(centre - support + 0.5), 0);
        var count = Math.Min((int)(centre + support + 0.5), From) - first;
        var sum = 0.0;
        for (var x = 0; x < count; x++)
            sum += line[x] = Weight(filter, (x + first - centre + 0.5) * narrow);
        for (var x = 0; x < count; x++)
        {
            var share = sum == 0 ? line[x] : line[x] / sum;
            _weights[i * _stride + x] = (int)((share < 0 ? -0.5 : 0.5) + share * (1 << PrecisionBits));
        }

        (_first[i], _count[i]) = (first, count);
    }

    private static double Support(ResampleFilter filter) => filter switch
    {
        ResampleFilter.Lanczos => 3.0,
        ResampleFilter.Bicubic => 2.0,
        ResampleFilter.Box => 0.5,
        _ => 1.0,
    };

    private static double Weight(ResampleFilter filter, double x) => filter switch
    {
        ResampleFilter.Box => x is > -0.5 and <= 0.5 ? 1.0 : 0.0,
        ResampleFilter.Bilinear => Math.Max(1.0 - Math.Abs(x), 0.0),
        ResampleFilter.Hamming => Hamming(Math.Abs(x)),
        ResampleFilter.Lanczos => x is >= -3.0 and < 3.0 ? Sinc(x) * Sinc(x / 3.0) : 0.0,
        _ => Bicubic(Math.Abs(x)),
    };

    private static double Bicubic(double x)
    {
        const double A = -0.5;
        return x switch
        {
            < 1.0 => ((A + 2.0) * x - (A + 3.0)) * x * x + 1,
            < 2.0 => (((x - 5) * x + 8) * x - 4) * A,
            _ => 0.0,
        };
    }

    private static double Hamming(double x) => x switch
    {
        0.0 => 1.0,
        >= 1.0 => 0.0,
        _ => Math.Sin(x * Math.PI) / (x * Math.PI) * (0.54 + 0.46 * Math.Cos(x * Math.PI)),
    };

    private static double Sinc(double x) => x == 0.0 ? 1.0 : Math.Sin(x * Math.PI) / (x * Math.PI);
}
