namespace HydroEdge.Cli;

/// <summary>A line of the demo's summary: a planted event with its raise (or none), or a raise that nothing in the clips explains.</summary>
/// <param name="Times">How often it was raised while the event lasted.</param>
internal sealed record DemoRow(string Camera, string Watch, PlantedEvent? Planted, RaisedAlarm? Raised, int Times)
{
    /// <summary>Seconds from the planted beginning to the raise.</summary>
    public double? Latency => Raised is { } raised && Planted is { } planted ? raised.At - planted.From : null;
}
