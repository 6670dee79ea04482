namespace HydroEdge.Archive;

/// <summary>Mean and standard deviation of cosines, gathered.</summary>
internal readonly record struct Spread(long Count, double Sum, double SumOfSquares)
{
    public static Spread operator +(Spread a, Spread b) => new(a.Count + b.Count, a.Sum + b.Sum, a.SumOfSquares + b.SumOfSquares);

    public static Spread Of(double value) => new(1, value, value * value);

    /// <summary>How many standard deviations a value lies above the mean; 0 when all are the same.</summary>
    public double Deviations(double value)
    {
        if (Count == 0)
            return 0;
        var mean = Sum / Count;
        var deviation = Math.Sqrt(Math.Max(0, SumOfSquares / Count - mean * mean));
        return deviation > 0 ? (value - mean) / deviation : 0;
    }
}
