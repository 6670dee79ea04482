namespace HydroEdge.Alarms;

/// <summary>The answer to a command; kept for a day, so that the same request gets the same answer.</summary>
/// <param name="Message">Why not, with the remedy; null when it was carried out.</param>
/// <param name="State">The alarm's state after it; null where the command concerns no single alarm.</param>
internal sealed record CommandReply(string? RequestId, CommandCode Code, string? Message = null, AlarmState? State = null)
{
    /// <summary>Of a replay: how many events come, and what of the range is lost for good.</summary>
    public int? Replayed { get; init; }

    public IReadOnlyList<Gap>? Gaps { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool Ok => Code == CommandCode.Ok;
}
