namespace HydroEdge.Bus;

/// <summary><c>he.cmd.v1</c>: a command as it comes over the bus. What must be there is checked by <see cref="CommandReader"/>.</summary>
/// <param name="RequestId">Of the asker's choice, unique; the same again within a day gets the same answer and does nothing more.</param>
/// <param name="Operator">Who asks.</param>
/// <param name="Expires">Not to be carried out after this; at most 300 s ahead.</param>
/// <param name="Camera">May be left out where the watch looks at one camera only.</param>
/// <param name="ReplyTo">MQTT 3.1.1: where the answer goes.</param>
/// <param name="DurationS">How long to shelve, in seconds.</param>
/// <param name="OneShot">The shelf also ends when the alarm returns.</param>
internal sealed record CommandRequest(
    string? RequestId = null,
    string? Operator = null,
    DateTimeOffset? Expires = null,
    string? Camera = null,
    string? Watch = null,
    string? OccurrenceId = null,
    string? Comment = null,
    double? DurationS = null,
    bool? OneShot = null,
    string? Stream = null,
    long? FromSeq = null,
    long? ToSeq = null,
    string? ReplyTo = null,
    string? Verb = null);
