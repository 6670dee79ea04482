namespace HydroEdge.Watches;

/// <summary>What a watch makes of what it sees.</summary>
internal enum DecisionState
{
    /// <summary>It still learns what is normal here, and cannot raise.</summary>
    Calibrating,

    Inactive,

    Active,

    /// <summary>What a state watch looks at cannot be seen; what was decided before holds.</summary>
    Unseen,
}
