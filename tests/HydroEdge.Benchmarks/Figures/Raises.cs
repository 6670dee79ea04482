using HydroEdge.Alarms;
using HydroEdge.Benchmarks.Scorer;
using HydroEdge.Cameras;
using HydroEdge.Cli;
using HydroEdge.Watches;

namespace HydroEdge.Benchmarks.Figures;

/// <summary>A trace turned into raises by the product's own delays.</summary>
internal static class Raises
{
    public static IReadOnlyList<RaisedAlarm> Of(string camera, WatchOptions watch, Trace trace, float threshold)
    {
        var raises = new List<RaisedAlarm>();
        var condition = default(AlarmCondition);
        for (var second = 0; second < trace.Seconds; second++)
        {
            var step = AlarmMachine.Decide(
                condition, StateOf(trace, second, threshold), Recording.Begin.AddSeconds(second), TimeSpan.FromSeconds(second),
                AlarmRules.Of(watch));
            condition = step.Next;
            if (step.Transition == AlarmTransition.Activated)
                raises.Add(new RaisedAlarm(camera, watch.Id, second, null, Recording.SecondsOf(step.Began!.Value)));
            else if (step.Transition == AlarmTransition.Returned)
                raises[^1] = raises[^1] with { ClearedAt = second };
        }

        return raises;
    }

    private static DecisionState StateOf(Trace trace, int second, float threshold) =>
        trace.IsCalibrating(second) ? DecisionState.Calibrating
        : trace.IsActive(second, threshold) ? DecisionState.Active
        : DecisionState.Inactive;
}
