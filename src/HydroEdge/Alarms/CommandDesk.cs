namespace HydroEdge.Alarms;

/// <summary>
/// Where commands come in, however they were sent: carries each out once, in time, and records who asked and what became of it.
/// Thread-safe.
/// </summary>
internal sealed class CommandDesk(Journal journal, AlarmDesk alarms, VerdictDesk verdicts, TimeProvider clock)
{
    /// <summary>A command may wait for so long at most: an acknowledgement from yesterday acknowledges nothing.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(300);

    private readonly Lock _gate = new();

    /// <summary>All retained messages are asked for.</summary>
    public event Action? RepublishAsked;

    /// <summary>Past events are asked for; there are some.</summary>
    public event Action<ReplayRange>? ReplayAsked;

    /// <summary>The same request again gets the same reply and does nothing more.</summary>
    public CommandReply Execute(OperatorCommand command)
    {
        lock (_gate)
        {
            if (journal.ReplyTo(command.RequestId) is { } before)
                return before;
            if (Lateness(command) is { } late)
                return Recorded(command, late);

            return command.Verb switch
            {
                CommandVerb.Confirm or CommandVerb.Reject => Recorded(command, Judge(command)),
                CommandVerb.Republish => Recorded(command, Republish(command)),
                CommandVerb.Replay => Recorded(command, Replay(command)),
                _ when alarms.Handle(command) is { Ok: false } refused => Recorded(command, refused),
                _ => journal.ReplyTo(command.RequestId)!,
            };
        }
    }

    /// <summary>Puts on record what could not even be read as a command.</summary>
    public CommandReply Refuse(CommandRecord asked, string why)
    {
        journal.Commit(asked.Told(clock.GetUtcNow()));
        return new CommandReply(asked.RequestId, asked.Code, why);
    }

    private CommandReply? Lateness(OperatorCommand command)
    {
        var left = command.Expires - clock.GetUtcNow();
        if (left < TimeSpan.Zero)
            return new CommandReply(command.RequestId, CommandCode.Expired, $"It expired at {command.Expires:u}; are both clocks right?");
        return left > LongestWait
            ? new CommandReply(command.RequestId, CommandCode.BadRequest, $"'expires' must lie at most {LongestWait.TotalSeconds:0} s ahead.")
            : null;
    }

    private CommandReply Judge(OperatorCommand command)
    {
        if (command.OccurrenceId is null)
            return new CommandReply(command.RequestId, CommandCode.BadRequest, "A verdict must say on which occurrence: send 'occurrence_id'.");
        try
        {
            var answer = verdicts.Judge(command.OccurrenceId, command.Verb == CommandVerb.Confirm, command.Comment, command.Operator);
            return answer.Refusal is { } refusal
                ? new CommandReply(command.RequestId, CommandCode.StaleOccurrence, refusal)
                : new CommandReply(command.RequestId, CommandCode.Ok);
        }
        catch (IOException refused)
        {
            return new CommandReply(command.RequestId, CommandCode.Busy, refused.Message);
        }
    }

    private CommandReply Republish(OperatorCommand command)
    {
        RepublishAsked?.Invoke();
        return new CommandReply(command.RequestId, CommandCode.Ok);
    }

    private CommandReply Replay(OperatorCommand command)
    {
        if (command.Replay is not { } range || range.FromSeq < 1 || range.ToSeq < range.FromSeq)
            return new CommandReply(command.RequestId, CommandCode.BadRequest, "A 'replay' needs 'stream', 'from_seq' and 'to_seq'.");
        if (range.ToSeq - range.FromSeq >= ReplayRange.Most)
            return new CommandReply(command.RequestId, CommandCode.NotAllowed, $"At most {ReplayRange.Most} events can be replayed at once.");

        var (left, lost) = journal.Survey(range);
        if (left > 0)
            ReplayAsked?.Invoke(range);
        return new CommandReply(command.RequestId, CommandCode.Ok) { Replayed = left, Gaps = lost };
    }

    private CommandReply Recorded(OperatorCommand command, CommandReply reply)
    {
        // To be asked again: an answer that is kept would be given again.
        var kept = reply.Code == CommandCode.Busy ? null : reply;
        journal.Commit([command.Record(reply.Code).Told(clock.GetUtcNow())], kept);
        return reply;
    }
}
