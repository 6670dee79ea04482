namespace HydroEdge.Watches;

/// <summary>What a watch has learnt as normal in one view of a camera: of each look at its part of the picture by itself, since what is normal differs between them.</summary>
internal sealed class ViewMemory
{
    private readonly List<PlaceMemory> _places = [];

    /// <summary>The first look stands for the watch where it is told how it stands.</summary>
    public Baseline Margin => Of(0).Margin;

    public PlaceMemory Of(int place)
    {
        while (_places.Count <= place)
            _places.Add(new PlaceMemory());
        return _places[place];
    }

    /// <summary>The look that departs farthest of those that show what is asked for, or where none does, of all.</summary>
    public int FarthestOf(ReadOnlySpan<Sighting> seen)
    {
        var (farthest, shows, deviations) = (-1, false, double.NaN);
        for (var place = 0; place < seen.Length; place++)
        {
            if (!double.IsFinite(seen[place].Margin))
                continue;
            var (leads, far) = (seen[place].Lead > 0, Of(place).Margin.IsCalibrated ? Of(place).DepartureOf(seen[place]).Deviations : seen[place].Margin);
            if (farthest < 0 || (leads && !shows) || (leads == shows && far > deviations))
                (farthest, shows, deviations) = (place, leads, far);
        }

        return farthest;
    }

    /// <summary>What becomes of the normal of the look that was decided on; the others follow, or all accept.</summary>
    public void Learn(ReadOnlySpan<Sighting> seen, int decided, Learning learning, double seconds)
    {
        for (var place = 0; place < seen.Length; place++)
        {
            if (double.IsFinite(seen[place].Margin))
                Of(place).Learn(seen[place], place == decided || learning == Learning.Accept ? learning : Learning.Follow, seconds);
        }
    }

    /// <summary>Null while it still calibrates.</summary>
    public NormalRecord? Record(int view)
    {
        PlaceRecord?[] places = [.. _places.Select(place => place.Record())];
        return places.Length > 0 && Array.TrueForAll(places, place => place is not null) ? new(view, places!) : null;
    }

    public static ViewMemory From(NormalRecord record)
    {
        var memory = new ViewMemory();
        memory._places.AddRange(record.Places.Select(PlaceMemory.From));
        return memory;
    }
}
