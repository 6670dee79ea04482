using HydroEdge.Benchmarks.Scorer;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Cli;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Figures;

/// <summary>How one watch did on one camera.</summary>
/// <param name="Events">What was planted for it, with the raises that count.</param>
/// <param name="FalseAlarms">Raises of an event watch that nothing true explains.</param>
/// <param name="WrongChanges">Of a state watch.</param>
/// <param name="Days">For how long it could have raised.</param>
internal sealed record Outcome(
    string Camera, WatchOptions Watch, IReadOnlyList<MatchedEvent> Events, IReadOnlyList<RaisedAlarm> FalseAlarms, int WrongChanges, double Days)
{
    private const double SecondsPerDay = 86400;

    public int Mistakes => Events.Count(planted => !planted.IsFound) + FalseAlarms.Count + WrongChanges;

    public static Outcome Of(StreamCamera camera, WatchOptions watch, Trace trace, float threshold)
    {
        var raised = Raises.Of(camera.Id, watch, trace, threshold);
        PlantedEvent[] truth = [.. camera.Truth.Where(planted => planted.Watch == watch.Id)];
        var match = TruthMatch.Of(truth, raised, [watch]);
        var isState = watch.Kind == WatchKind.State;
        return new Outcome(
            camera.Id, watch, match.Events, isState ? [] : match.Strays,
            isState ? StateChanges.Wrong(truth, raised, watch, trace.ReadyAt) : 0, trace.SecondsReady / SecondsPerDay);
    }
}
