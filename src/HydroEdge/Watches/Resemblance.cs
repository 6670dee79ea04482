namespace HydroEdge.Watches;

/// <summary>How much a view is like those that people judged.</summary>
/// <param name="Confirmed">0..1: 1 for the very picture of a confirmed alarm, e^-5.5 for one that is no more like it than the usual picture is.</param>
/// <param name="Rejected">The same for rejected alarms.</param>
/// <param name="IsRejectedNearer">The nearest of all judged pictures is a rejected one.</param>
internal readonly record struct Resemblance(double Confirmed, double Rejected, bool IsRejectedNearer)
{
    // Half: an eighth of the way from the rejected picture to the usual one.
    private const double NearlyTheSame = 0.5;

    /// <summary>-1..1, towards the confirmed pictures above nought.</summary>
    public double Pull => Confirmed - Rejected;

    /// <summary>This is the picture that was rejected, and no confirmed one is as near.</summary>
    public bool Silences => IsRejectedNearer && Rejected >= NearlyTheSame;
}
