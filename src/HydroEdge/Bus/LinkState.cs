namespace HydroEdge.Bus;

/// <summary>How the link is doing, for people.</summary>
/// <param name="Protocol">MQTT 5 or 3.1.1 while connected.</param>
/// <param name="Since">When it was connected, or lost (UTC); null before the first attempt has ended.</param>
/// <param name="Fault">What is wrong, in one line without secrets; null while connected.</param>
/// <param name="Connects">CONNECT packets sent since the start.</param>
internal sealed record LinkState(bool Connected, string? Protocol, DateTimeOffset? Since, string? Fault, long Connects)
{
    /// <summary>The broker refuses us what we want to listen to.</summary>
    public bool Deaf { get; init; }

    /// <summary>The last attempt ended because one end did not accept who the other is.</summary>
    public bool Unauthorised { get; init; }
}
