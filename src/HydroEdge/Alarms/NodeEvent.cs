using System.Text.Json.Serialization;

namespace HydroEdge.Alarms;

/// <summary>Something that everybody on the bus shall hear of, once, in order.</summary>
/// <param name="At">When it was observed (UTC).</param>
internal abstract record NodeEvent(DateTimeOffset At)
{
    /// <summary>Where and when it was committed; null before that, and of events older than journals of format 3.</summary>
    public Stamp? Stamp { get; init; }

    [JsonIgnore]
    public abstract EventClass Class { get; }

    [JsonIgnore]
    public abstract Lane Lane { get; }
}
