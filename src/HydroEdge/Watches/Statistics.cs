using System.Numerics.Tensors;

namespace HydroEdge.Watches;

/// <summary>The few figures that scores are made of.</summary>
internal static class Statistics
{
    /// <summary>Of the population; 0 for nothing.</summary>
    public static float StandardDeviation(ReadOnlySpan<float> values) =>
        values.IsEmpty ? 0 : TensorPrimitives.StdDev(values);

    /// <summary>T log mean exp(x / T): between the mean (T large) and the maximum (T small), whatever the number of values.</summary>
    public static float LogMeanExp(ReadOnlySpan<float> values, float temperature)
    {
        var largest = TensorPrimitives.Max(values);
        var sum = 0.0;
        foreach (var value in values)
            sum += Math.Exp((value - largest) / temperature);
        return largest + temperature * (float)Math.Log(sum / values.Length);
    }

    /// <summary>Sorts <paramref name="values"/> on the way.</summary>
    public static double Median(Span<double> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
