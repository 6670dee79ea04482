namespace HydroEdge.Watches;

/// <summary>What a watch has learnt as normal in one view of a camera.</summary>
internal sealed class ViewMemory
{
    // The focus is measured in deviations of patches already: a picture that never changes still has a fifth of one.
    private const double FocusUnit = 2;

    private readonly List<PatchBaseline> _patches = [];
    private readonly Baseline _focus = new();

    /// <summary>What the margin normally is.</summary>
    public Baseline Margin { get; } = new();

    /// <param name="place">Which of the views of the watched part, from 0.</param>
    public PatchBaseline PatchesOf(int place, int patches)
    {
        while (_patches.Count <= place)
            _patches.Add(new PatchBaseline(patches));
        return _patches[place].Patches == patches ? _patches[place] : _patches[place] = new PatchBaseline(patches);
    }

    /// <summary>How far a sighting departs from normal.</summary>
    public Departure DepartureOf(Sighting seen) => new(
        Margin.DeviationsOf(seen.Margin),
        double.IsFinite(seen.Focus) && _focus.IsCalibrated ? _focus.DeviationsOf(seen.Focus) : double.NegativeInfinity);

    /// <summary>One of the first frames. The focus comes after them: its patches have to know their own normal first.</summary>
    public void Calibrate(Sighting seen, double seconds)
    {
        Margin.Calibrate(seen.Margin, seen.Spread, seconds);
        _patches.ForEach(patches => patches.Learn(seconds));
    }

    public void Learn(Sighting seen, Learning learning, double seconds)
    {
        if (learning == Learning.Follow)
            Follow(seen, seconds);
        else
            Margin.Notice(seen.Margin, seconds);
        if (learning != Learning.Accept)
            return;
        Margin.Accept();
        // What the patches showed meanwhile is a new normal of each: they begin anew, and the focus after them.
        _patches.Clear();
    }

    /// <summary>Null while it still calibrates.</summary>
    public NormalRecord? Record(int view) => Margin.Record() is { } margin
        ? new(view, margin, _focus.Record(), [.. _patches.Select(patches => patches.Record())])
        : null;

    public static ViewMemory From(NormalRecord record)
    {
        var memory = new ViewMemory();
        memory.Margin.Restore(record.Margin);
        // All of the patches or none: their order says which view they are of.
        PatchBaseline?[] patches = [.. record.Patches.Select(PatchBaseline.From)];
        if (record.Focus is { } focus && Array.TrueForAll(patches, one => one is not null))
        {
            memory._patches.AddRange(patches!);
            memory._focus.Restore(focus);
        }

        return memory;
    }

    private void Follow(Sighting seen, double seconds)
    {
        Margin.Learn(seen.Margin, seen.Spread, seconds);
        foreach (var patches in _patches)
            patches.Learn(seconds);
        if (!double.IsFinite(seen.Focus))
            return;
        if (_focus.IsCalibrated)
            _focus.Learn(seen.Focus, FocusUnit, seconds);
        else
            _focus.Calibrate(seen.Focus, FocusUnit, seconds);
    }
}
