namespace HydroEdge.Watches;

/// <summary>
/// How far apart texts lie on a camera's pictures when they show most: the unit for what a query has to lead by. In the dark all texts are nearly alike, and a
/// share of that would be led by anything. It never falls: a clear day stays the measure of the night. Written by the camera's own thread.
/// </summary>
internal sealed class WidestSpread
{
    // A single odd picture sets no measure.
    private const double Pictures = 60;

    private double _usual;

    /// <summary>The largest so far; 0 before the first picture.</summary>
    public double Value { get; private set; }

    /// <param name="spread">Of one picture, see <see cref="NeutralLevel.Spread"/>.</param>
    public void Learn(double spread)
    {
        // A picture that the model made nothing of would blind the camera's watches for good.
        if (!IsSpread(spread))
            return;
        _usual += _usual > 0 ? (spread - _usual) / Pictures : spread;
        Value = Math.Max(Value, _usual);
    }

    public void Restore(double widest)
    {
        if (IsSpread(widest))
            Value = Math.Max(Value, widest);
    }

    // Cosines differ by 2 at most, so their standard deviation is 1 at most.
    private static bool IsSpread(double spread) => spread is > 0 and <= 1;
}
