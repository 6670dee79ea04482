namespace HydroEdge.Alarms;

/// <summary>What operators do to alarms.</summary>
internal sealed partial class AlarmDesk
{
    /// <summary>
    /// Carries out a command on one alarm. The change, its events, the audit and the reply are committed together. A refusal changes
    /// nothing and is left to the caller to record.
    /// </summary>
    public CommandReply Handle(OperatorCommand command)
    {
        lock (_gate)
        {
            var (alarm, unknown) = Named(command);
            if (alarm is null)
                return Refused(command, CommandCode.UnknownWatch, unknown!, null);
            if (Fault(command, alarm) is { } fault)
                return Refused(command, fault.Code, fault.Why, alarm);
            return Step(command, alarm) is { } step
                ? Take(alarm, step, _clock.GetUtcNow(), new Occasion { Command = command })!
                : Refused(command, CommandCode.NotAllowed, "It can be reset once it is not active and its camera gives pictures.", alarm);
        }
    }

    private (WatchedAlarm? Alarm, string? Unknown) Named(OperatorCommand command)
    {
        var named = _alarms.Values
            .Where(alarm => alarm.Snapshot.Key.WatchId == command.Watch && (command.Camera ?? alarm.Snapshot.Key.CameraId) == alarm.Snapshot.Key.CameraId)
            .ToList();
        return named.Count switch
        {
            1 => (named[0], null),
            0 => (null, $"There is no watch '{command.Watch}'{(command.Camera is null ? "" : $" on camera '{command.Camera}'")}."),
            _ => (null, $"Watch '{command.Watch}' looks at {named.Count} cameras; name the one in 'camera'."),
        };
    }

    private (CommandCode Code, string Why)? Fault(OperatorCommand command, WatchedAlarm alarm)
    {
        if (command.OccurrenceId is null && command.Verb == CommandVerb.Ack)
            return (CommandCode.BadRequest, "An 'ack' must say which occurrence: send 'occurrence_id'.");
        if (command.OccurrenceId is { } occurrence && occurrence != alarm.Snapshot.OccurrenceId)
            return (CommandCode.StaleOccurrence, $"The present occurrence is {alarm.Snapshot.OccurrenceId ?? "none"}.");
        if (command.Verb == CommandVerb.Shelve && command.Duration is not { Ticks: > 0 })
            return (CommandCode.BadRequest, "A 'shelve' must say for how long: send 'duration_s'.");
        if (command.Verb == CommandVerb.Shelve && command.Duration > _limits.LongestShelf)
            return (CommandCode.NotAllowed, $"An alarm can be shelved for {_limits.LongestShelf.TotalSeconds:0} s at most.");
        return command.Verb == CommandVerb.Oos && string.IsNullOrWhiteSpace(command.Comment)
            ? (CommandCode.BadRequest, "An 'oos' must say why: send 'comment'.")
            : null;
    }

    private AlarmStep? Step(OperatorCommand command, WatchedAlarm alarm)
    {
        var (was, at, now) = (alarm.Condition, _clock.GetUtcNow(), Elapsed);
        return command.Verb switch
        {
            CommandVerb.Ack => AlarmMachine.Acknowledge(was, at, now, alarm.Rules),
            CommandVerb.Shelve => AlarmMachine.Shelve(
                was, new Shelf(at + command.Duration!.Value, command.OneShot, command.Operator), now + command.Duration.Value),
            CommandVerb.Unshelve => AlarmMachine.Unshelve(was),
            CommandVerb.Oos => AlarmMachine.TakeOut(was, new Maintenance(command.Operator, command.Comment!, at)),
            CommandVerb.Restore => AlarmMachine.Restore(was),
            CommandVerb.Reset => AlarmMachine.Reset(was),
            CommandVerb.Snapshot => new AlarmStep(was, null),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Verb, "no command on an alarm"),
        };
    }

    private static CommandReply Refused(OperatorCommand command, CommandCode code, string why, WatchedAlarm? alarm) =>
        new(command.RequestId, code, why, alarm?.Snapshot.State);
}
