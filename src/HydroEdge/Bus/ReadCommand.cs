using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>What a message on a command topic amounts to.</summary>
/// <param name="Command">Null when it is none; then the other two say why.</param>
/// <param name="Asked">As far as it could be read, for the record.</param>
/// <param name="ReplyTo">Where the asker wants the answer; null: at the usual place.</param>
internal sealed record ReadCommand(OperatorCommand? Command, CommandRecord? Asked, string? Fault, string? ReplyTo);
