namespace HydroEdge.Alarms;

/// <summary>Where and when an event was committed, for whoever has to put events of clocks that jumped into order.</summary>
/// <param name="MonoMs">Milliseconds since the machine's boot.</param>
internal sealed record Stamp(string BootId, long MonoMs, TimeQuality TimeQuality, string ConfigHash);
