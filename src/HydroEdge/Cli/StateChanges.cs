using HydroEdge.Watches;

namespace HydroEdge.Cli;

/// <summary>Changes of a state watch that nothing true explains: how flapping is counted.</summary>
internal static class StateChanges
{
    /// <summary>A change counts as explained up to this many seconds beside the true one.</summary>
    public const double Slack = 10;

    /// <summary>
    /// Activations and clears without a true change of the same kind within <see cref="Slack"/>, the watch's delays taken off.
    /// A true change explains one of them only.
    /// </summary>
    /// <param name="truth">When the state truly held, on this camera.</param>
    /// <param name="raised">What this watch raised there.</param>
    /// <param name="readyAt">When the watch could first tell, in seconds: a state that held already counts as beginning then.</param>
    public static int Wrong(IReadOnlyList<PlantedEvent> truth, IReadOnlyList<RaisedAlarm> raised, WatchOptions watch, double readyAt) =>
        Unexplained(
            raised.Select(raise => raise.DecidedAt ?? raise.At - watch.OnDelay.TotalSeconds),
            truth.Where(holds => holds.To > readyAt).Select(holds => Math.Max(holds.From, readyAt)))
        + Unexplained(
            raised.Select(raise => raise.ClearedAt - watch.OffDelay.TotalSeconds).OfType<double>(),
            truth.Select(holds => holds.To));

    private static int Unexplained(IEnumerable<double> changes, IEnumerable<double> explanations)
    {
        var left = explanations.Order().ToList();
        var wrong = 0;
        foreach (var change in changes.Order())
        {
            var explained = left.FindIndex(at => Math.Abs(at - change) <= Slack);
            if (explained >= 0)
                left.RemoveAt(explained);
            else
                wrong++;
        }

        return wrong;
    }
}
