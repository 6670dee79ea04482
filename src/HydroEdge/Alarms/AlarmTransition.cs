namespace HydroEdge.Alarms;

/// <summary>What happened to an alarm. Clearing by an operator, shelving and the rest of the life cycle join here.</summary>
internal enum AlarmTransition
{
    /// <summary>Raised: a new occurrence.</summary>
    Activated,

    /// <summary>Back to normal by itself.</summary>
    Returned,

    /// <summary>Quality changed: the input was lost, or came back.</summary>
    QualityChanged,

    /// <summary>Its watch was taken out of the configuration while it was raised.</summary>
    OutOfService,
}
