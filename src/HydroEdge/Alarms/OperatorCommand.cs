namespace HydroEdge.Alarms;

/// <summary>A command as it was asked, complete and of the right form.</summary>
/// <param name="RequestId">Of the asker's choice; the same again gets the same answer and has no second effect.</param>
/// <param name="Camera">Null where the watch looks at one camera only.</param>
/// <param name="Duration">How long to shelve.</param>
/// <param name="OneShot">The shelf also ends when the alarm returns.</param>
/// <param name="Expires">After this it must not be carried out any more (UTC).</param>
internal sealed record OperatorCommand(
    string RequestId,
    CommandVerb Verb,
    string Operator,
    DateTimeOffset Expires,
    string? Camera = null,
    string? Watch = null,
    string? OccurrenceId = null,
    string? Comment = null,
    TimeSpan? Duration = null,
    bool OneShot = false,
    ReplayRange? Replay = null)
{
    public CommandRecord Record(CommandCode code) =>
        new(RequestId, Verb.ToString().ToLowerInvariant(), Camera, Watch, OccurrenceId, Operator, Comment, code);
}
