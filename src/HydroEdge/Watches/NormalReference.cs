namespace HydroEdge.Watches;

/// <summary>
/// What it says of a camera that one of a state's texts held while the watch calibrated there: how far apart two texts lie depends on
/// the camera, and the one that held has to lead clearly. Learnt once and not followed, so no other state is ever taken for normal.
/// </summary>
internal static class NormalReference
{
    // In spreads. On rendered streams a change of state moved the margin by 2.3 to 4.
    private const double ClearLead = 1.5;

    // A state that contradicts by more than this is no peculiarity of the camera: it does not hold, and the watch has to say so.
    private const double FarAgainst = 1;

    /// <param name="margin">What the margin was while the watch calibrated.</param>
    /// <returns>By how many spreads the query is to be shifted against its contrasts.</returns>
    public static double Shift(WatchOptions watch, Baseline margin)
    {
        if (watch.Normal is not { } held)
            return 0;
        var side = QueryPlan.Same(held, watch.Query) ? 1 : -1;
        var lead = side * margin.Centre / margin.ModelSpread;
        return lead < -FarAgainst ? 0 : side * Math.Max(0, ClearLead - lead);
    }
}
