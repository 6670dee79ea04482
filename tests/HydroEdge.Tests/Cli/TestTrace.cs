using HydroEdge.Cameras;
using HydroEdge.Cli;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Cli;

/// <summary>A trace of the watch "gate", told what it decides once a second.</summary>
internal static class TestTrace
{
    public static WatchTrace Of(double onDelay = 0, double offDelay = 0, string id = "gate", string query = "gate open") => new(
        new WatchOptions { Id = id, Query = query, OnDelay = TimeSpan.FromSeconds(onDelay), OffDelay = TimeSpan.FromSeconds(offDelay) },
        freshFor: TimeSpan.FromSeconds(5));

    public static void Show(this WatchTrace trace, DecisionState state, double score, int from, int to)
    {
        for (var second = from; second <= to; second++)
        {
            trace.Take(new Decision(
                trace.Watch.Id, "cam", Recording.Begin.AddSeconds(second), second, state, score, 0.5, 0.2, 0, 0, 0, null, null));
        }
    }
}
