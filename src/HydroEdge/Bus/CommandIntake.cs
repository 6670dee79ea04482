using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>Takes commands off the bus and writes the answers. Belongs to the link's thread.</summary>
internal sealed class CommandIntake(CommandDesk desk, TimeProvider clock)
{
    // No hand is faster; a broken script shall not fill the record.
    private const int MostPerSecond = 20;

    private readonly Pace _pace = new(() => MostPerSecond, clock);

    /// <summary>The answer; null when the message is none for us.</summary>
    public MqttMessage? Take(MqttIncoming incoming, Payloads payloads)
    {
        // A retained command was meant for some other time: acting on it would acknowledge an alarm at every connect.
        if (incoming.Retain || payloads.Topics.VerbOf(incoming.Topic) is not { } verb)
            return null;

        var read = CommandReader.Read(verb, incoming.Payload);
        var asked = incoming.ResponseTopic ?? read.ReplyTo;
        var usual = payloads.Topics.Reply(Known(verb));
        if (asked is not null && !payloads.Topics.MayReplyTo(asked))
            return payloads.Reply(usual, Foreign(read, verb), incoming.Correlation);
        return payloads.Reply(asked ?? usual, Answer(read), incoming.Correlation);
    }

    private CommandReply Answer(ReadCommand read)
    {
        if (_pace.Wait > TimeSpan.Zero)
            return new CommandReply(read.Command?.RequestId ?? read.Asked?.RequestId, CommandCode.Busy, $"More than {MostPerSecond} commands a second; ask again.");
        _pace.Take();
        return read.Command is { } command ? desk.Execute(command) : desk.Refuse(read.Asked!, read.Fault!);
    }

    private CommandReply Foreign(ReadCommand read, string verb)
    {
        var record = read.Command?.Record(CommandCode.BadRequest) ?? read.Asked!;
        return Answer(new ReadCommand(null, record with { Verb = Known(verb) }, "An answer goes to ROOT/SITE/CLIENT/reply/... only.", null));
    }

    // An unknown verb may be no topic level that we could answer on.
    private static string Known(string verb) => CommandReader.VerbOf(verb) is null ? "unknown" : verb;
}
