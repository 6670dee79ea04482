using System.Buffers;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>
/// Looks closer at a frame for the watches of a camera that the first look left in doubt (coarse to fine, as EERCF does for retrieval): where the thing
/// is so small that its patches stand out and the query still does not lead, the part around it is shown to the model by itself. Not where
/// another watch knows what it is: water on the floor looks a little like smoke, and only closer.
/// </summary>
internal sealed class SecondLook(CompiledWatch[] watches, WatchMemory[] memories, List<Look> looks)
{
    private readonly LookBudget _budget = new();

    /// <summary>Whether any watch wants it.</summary>
    public bool IsWanted { get; } = Array.Exists(watches, watch => watch.Options.SecondLook);

    /// <param name="number">The number of the view that the camera shows.</param>
    /// <param name="sightings">[watches x places]; those in doubt get the lead that the closer look gives them.</param>
    public void At(EmbeddedFrame frame, int number, Span<Sighting> sightings, CloserLook closer)
    {
        _budget.Frame();
        var wishes = ArrayPool<Wish>.Shared.Rent(watches.Length);
        if (InDoubt(frame, number, sightings, wishes))
        {
            Remember(frame, sightings, wishes);
            while (Farthest(wishes) is { } part && _budget.Take() && closer(part) is { } embedding)
                Learn(frame, part, embedding, sightings, wishes);
        }

        ArrayPool<Wish>.Shared.Return(wishes);
    }

    // False where none is in doubt, or one knows.
    private bool InDoubt(EmbeddedFrame frame, int number, ReadOnlySpan<Sighting> sightings, Span<Wish> wishes)
    {
        var (places, doubt) = (frame.Views.Count, false);
        for (var i = 0; i < watches.Length; i++)
        {
            var seen = sightings.Slice(i * places, places);
            var glance = Sighting.Any(seen) ? memories[i].Glance(number, seen) : default;
            if (glance.Shows)
                return false;
            wishes[i] = watches[i].Options.SecondLook && glance.Doubtful && seen[glance.Place].Box is { } heat
                ? new(SecondLookPart.Around(heat, Seen(frame, watches[i].Asked, glance.Place)), i * places + glance.Place, glance.Deviations)
                : default;
            doubt |= wishes[i].Part is not null;
        }

        return doubt;
    }

    // What was seen a moment ago still holds.
    private void Remember(EmbeddedFrame frame, Span<Sighting> sightings, Span<Wish> wishes)
    {
        for (var i = 0; i < watches.Length; i++)
        {
            if (wishes[i].Part is not null && memories[i].CloserLeadAt(frame.CapturedAt) is { } lead)
                Take(lead, ref sightings[wishes[i].Sighting], ref wishes[i]);
        }
    }

    // The watch that departs farthest chooses where to look, and all that wonder about the same part learn from it.
    private void Learn(EmbeddedFrame frame, Region part, ImageEmbedding embedding, Span<Sighting> sightings, Span<Wish> wishes)
    {
        for (var i = 0; i < watches.Length; i++)
        {
            if (wishes[i].Part != part)
                continue;
            var lead = LeadOf(i, new EmbeddedView(watches[i].Asked, part, embedding));
            memories[i].NoteCloserLead(lead, frame.CapturedAt);
            Take(lead, ref sightings[wishes[i].Sighting], ref wishes[i]);
        }
    }

    private static void Take(double lead, ref Sighting seen, ref Wish wish)
    {
        seen = seen with { Lead = Math.Max(lead, seen.Lead) };
        wish = default;
    }

    private double LeadOf(int watch, EmbeddedView closer) => looks.Find(look => look.Asked == watches[watch].Asked)!.LeadOf(watch, closer);

    private Region? Farthest(ReadOnlySpan<Wish> wishes)
    {
        var farthest = default(Wish);
        foreach (var wish in wishes[..watches.Length])
        {
            if (wish.Part is not null && (farthest.Part is null || wish.Deviations > farthest.Deviations))
                farthest = wish;
        }

        return farthest.Part;
    }

    private static Region Seen(EmbeddedFrame frame, Region asked, int place)
    {
        for (var i = 0; i < frame.Views.Count; i++)
        {
            if (frame.Views[i].Asked == asked && place-- == 0)
                return frame.Views[i].Seen;
        }

        return asked;
    }

    private readonly record struct Wish(Region? Part, int Sighting, double Deviations);
}
