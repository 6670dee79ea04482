using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>What was raised, held against what truly happened.</summary>
/// <param name="Events">Every planted event, in order.</param>
/// <param name="Strays">Raises that count for no event, in order.</param>
internal sealed record TruthMatch(IReadOnlyList<MatchedEvent> Events, IReadOnlyList<RaisedAlarm> Strays)
{
    /// <summary>A raise this many seconds before the planted beginning still counts: people and renderers disagree by as much.</summary>
    public const double Early = 2;

    /// <summary>
    /// A raise of the same camera and watch counts for an event from a little before it until its watch's delays after it; for a state from as long before it as a
    /// change of it may be told beside the true one.
    /// </summary>
    public static TruthMatch Of(IReadOnlyList<PlantedEvent> truth, IReadOnlyList<RaisedAlarm> raised, IReadOnlyList<WatchOptions> watches)
    {
        var delays = watches.ToDictionary(watch => watch.Id, watch => (watch.OnDelay + watch.OffDelay).TotalSeconds);
        var raises = raised.OrderBy(raise => raise.At).ToLookup(raise => (raise.Camera, raise.Watch));
        MatchedEvent[] events =
        [
            .. from planted in truth
               orderby planted.From
               let until = planted.To + delays.GetValueOrDefault(planted.Watch)
               let early = planted.Strength == PlantedStrength.State ? StateChanges.Slack : Early
               select new MatchedEvent(planted, [
                   .. raises[(planted.Camera, planted.Watch)].Where(raise => raise.At >= planted.From - early && raise.At <= until)]),
        ];
        var claimed = events.SelectMany(one => one.Raised).ToHashSet(ReferenceEqualityComparer.Instance);
        return new TruthMatch(events, [.. raised.Where(raise => !claimed.Contains(raise)).OrderBy(raise => raise.At)]);
    }
}
