using System.Globalization;
using HydroEdge.Cameras;
using HydroEdge.Web;

namespace HydroEdge.Cli;

/// <summary>A trial on a recording as a drawing, with its truth.</summary>
internal static class TrialPlot
{
    public static string Of(Trial trial) => TimelinePlot.Of(
        trial.Setup.VideoName, Remark(trial), [.. trial.Traces.Select(trace => Plotted(trace, trial.Setup.Truth))], trial.Seconds);

    private static PlottedWatch Plotted(WatchTrace trace, IReadOnlyList<PlantedEvent>? truth) =>
        new(trace.Watch.Id, trace.Watch, trace.Points, trace.Occurrences, trace.CalibratedAt, PlottedWatch.LongestSilence)
        {
            Planted = truth is null ? null : [.. truth.Where(planted => planted.Watch == trace.Watch.Id).Select(planted => (planted.From, planted.To))],
        };

    private static string Remark(Trial trial) => string.Create(CultureInfo.InvariantCulture,
        $"{ClipTime.Write(trial.Seconds)} as camera {trial.Setup.Camera.Id}, {trial.Setup.Camera.Fps:0.##} pictures per second, model {trial.Model.Name}");
}
