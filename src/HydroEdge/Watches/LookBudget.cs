namespace HydroEdge.Watches;

/// <summary>How many second looks a camera may have: one for every fifth frame, saved up for when something happens.</summary>
internal sealed class LookBudget
{
    private const double PerFrame = 0.2;
    private const double Most = 20;

    private double _saved = Most;

    public void Frame() => _saved = Math.Min(Most, _saved + PerFrame);

    public bool Take()
    {
        if (_saved < 1)
            return false;
        _saved--;
        return true;
    }
}
