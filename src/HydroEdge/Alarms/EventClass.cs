namespace HydroEdge.Alarms;

/// <summary>What an event is about, and so how long it is kept for a broker. The numbers stand in the journal.</summary>
internal enum EventClass
{
    Alarm = 0,
    Hit = 1,

    /// <summary>About the node itself.</summary>
    Sys = 2,
}
