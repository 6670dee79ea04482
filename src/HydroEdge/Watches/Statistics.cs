using System.Numerics;
using System.Numerics.Tensors;

namespace HydroEdge.Watches;

/// <summary>The few figures that scores are made of.</summary>
internal static class Statistics
{
    /// <summary>Of the population; 0 for nothing.</summary>
    public static float StandardDeviation(ReadOnlySpan<float> values) =>
        values.IsEmpty ? 0 : TensorPrimitives.StdDev(values);

    /// <summary>The value that three quarters of the values do not exceed. Puts <paramref name="values"/> in another order.</summary>
    public static float UpperQuartile(Span<float> values) => Ranked(values, (3 * values.Length + 3) / 4 - 1);

    /// <summary>The value that half of the values do not exceed, the upper of two. Puts <paramref name="values"/> in another order.</summary>
    public static T Median<T>(Span<T> values)
        where T : struct, INumber<T> => Ranked(values, values.Length / 2);

    /// <summary>
    /// Median and half width of the narrowest interval with half of the values in it (Rousseeuw's least median of squares,
    /// 1984): for a normal scatter median and MAD, and close to them even when two fifths of the values are from elsewhere,
    /// all on the same side. Sorts <paramref name="values"/> on the way.
    /// </summary>
    public static (double Centre, double Deviation) NarrowestHalf(Span<double> values)
    {
        values.Sort();
        var half = values.Length / 2 + 1;
        var start = 0;
        for (var i = 1; i + half <= values.Length; i++)
        {
            if (values[i + half - 1] - values[i] < values[start + half - 1] - values[start])
                start = i;
        }

        var narrowest = values.Slice(start, half);
        return ((narrowest[(half - 1) / 2] + narrowest[half / 2]) / 2, (narrowest[^1] - narrowest[0]) / 2);
    }

    // Hoare's quickselect (1961): a fifth of the time of a sort, on every frame.
    private static T Ranked<T>(Span<T> values, int rank)
        where T : struct, INumber<T>
    {
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            var (pivot, left, right) = (values[rank], low, high);
            while (left <= right)
            {
                while (values[left] < pivot)
                    left++;
                while (pivot < values[right])
                    right--;
                if (left > right)
                    break;
                (values[left], values[right]) = (values[right], values[left]);
                left++;
                right--;
            }

            if (rank <= right)
                high = right;
            else if (rank >= left)
                low = left;
            else
                break;
        }

        return values[rank];
    }
}
