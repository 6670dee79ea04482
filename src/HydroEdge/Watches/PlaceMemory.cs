namespace HydroEdge.Watches;

/// <summary>What is normal for a watch in one of the looks at its part of the picture.</summary>
internal sealed class PlaceMemory
{
    // The focus is measured in deviations of patches already: a picture that never changes still has a fifth of one.
    private const double FocusUnit = 2;

    private readonly Baseline _query = new();
    private Baseline _focus = new();
    private PatchBaseline? _patches;
    private PhraseMemory? _phrases;

    /// <summary>What the margin normally is.</summary>
    public Baseline Margin { get; } = new();

    public PatchBaseline PatchesOf(int patches) =>
        _patches?.Patches == patches ? _patches : _patches = new PatchBaseline(patches);

    public PhraseMemory PhrasesOf(int phrases) =>
        _phrases?.Phrases == phrases ? _phrases : _phrases = new PhraseMemory(phrases);

    /// <summary>How much of each phrase was seen, of those whose normal is known.</summary>
    public IReadOnlyList<PhraseSeen> PhrasesSeen(IReadOnlyList<Phrase> phrases) => _phrases is not { } memory
        ? []
        : [.. phrases.Index().Select(phrase => new PhraseSeen(phrase.Item.Kind, phrase.Item.Text, memory.DeviationsOf(phrase.Index))).Where(seen => double.IsFinite(seen.Deviations))];

    /// <summary>How far a sighting departs from normal.</summary>
    public Departure DepartureOf(Sighting seen) => new(
        Margin.DeviationsOf(seen.Margin),
        _query.DeviationsOf(seen.Query),
        double.IsFinite(seen.Focus) && _focus.IsCalibrated ? _focus.DeviationsOf(seen.Focus) : double.NegativeInfinity);

    public void Learn(Sighting seen, Learning learning, double seconds)
    {
        _phrases?.Learn(learning, seen.Spread, seconds);
        if (!Margin.IsCalibrated)
            Calibrate(seen, seconds);
        else if (learning == Learning.Follow)
            Follow(seen, seconds);
        else
            Notice(seen, seconds);
        if (learning != Learning.Accept)
            return;
        Margin.Accept();
        _query.Accept();
        // What the patches showed meanwhile is a new normal of each: they begin anew, and the focus after them.
        (_patches, _focus) = (null, new Baseline());
    }

    /// <summary>Null while it still calibrates.</summary>
    public PlaceRecord? Record() =>
        (Margin.Record(), _query.Record()) is ({ } margin, { } query) ? new(margin, query, _patches is null ? null : _focus.Record(), _patches?.Record()) : null;

    public static PlaceMemory From(PlaceRecord record)
    {
        var memory = new PlaceMemory();
        memory.Margin.Restore(record.Margin);
        memory._query.Restore(record.Query);
        if (record is not { Focus: { } focus, Patches: { } patches } || PatchBaseline.From(patches) is not { } baseline)
            return memory;
        memory._patches = baseline;
        memory._focus.Restore(focus);
        return memory;
    }

    // One of the first frames. The focus comes after them: its patches have to know their own normal first.
    private void Calibrate(Sighting seen, double seconds)
    {
        Margin.Calibrate(seen.Margin, seen.Spread, seconds);
        _query.Calibrate(seen.Query, seen.Spread, seconds);
        _patches?.Learn(seconds);
    }

    private void Notice(Sighting seen, double seconds)
    {
        Margin.Notice(seen.Margin, seconds);
        _query.Notice(seen.Query, seconds);
    }

    private void Follow(Sighting seen, double seconds)
    {
        Margin.Learn(seen.Margin, seen.Spread, seconds);
        _query.Learn(seen.Query, seen.Spread, seconds);
        _patches?.Learn(seconds);
        if (!double.IsFinite(seen.Focus))
            return;
        if (_focus.IsCalibrated)
            _focus.Learn(seen.Focus, FocusUnit, seconds);
        else
            _focus.Calibrate(seen.Focus, FocusUnit, seconds);
    }
}
