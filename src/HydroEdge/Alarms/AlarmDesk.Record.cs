using HydroEdge.Archive;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Alarms;

/// <summary>What becomes of a step: the events that tell of it, in the journal before anybody sees them.</summary>
internal sealed partial class AlarmDesk
{
    private (AlarmSnapshot Snapshot, CommandReply? Reply) Record(
        WatchedAlarm alarm, AlarmSnapshot snapshot, AlarmStep step, AlarmState was, DateTimeOffset at, Occasion occasion)
    {
        var events = new List<NodeEvent>();
        if (step.Transition is { } transition)
        {
            snapshot = Dated(snapshot, step, at) with { Operator = occasion.Command?.Operator, Comment = occasion.Command?.Comment };
            var isRaise = transition == AlarmTransition.Activated;
            if (isRaise)
                snapshot = Counted(alarm, snapshot, events);
            events.Insert(0, new AlarmEvent(snapshot, transition, was, at, isRaise ? Picture(occasion.KeepPicture) : null)
            {
                Peak = alarm.Peak,
                View = isRaise ? occasion.ViewBehind?.Invoke() : null,
            });
            if (step.Clears && snapshot.Watch.Alarm is not null)
                events.Insert(1, new AlarmEvent(snapshot, AlarmTransition.Cleared, AlarmState.Normal, at, Evidence: null));
        }

        var reply = occasion.Command is { } command ? new CommandReply(command.RequestId, CommandCode.Ok, State: snapshot.State) : null;
        if (reply is not null)
            events.Add(occasion.Command!.Record(CommandCode.Ok).Told(at));
        if (events.Count == 0)
            return (snapshot, reply);

        var entries = _journal.Commit(events, reply);
        foreach (var entry in entries)
            Tell(entry);
        return (entries.Select(entry => entry.OfAlarm).LastOrDefault(happened => happened is not null)?.Alarm ?? snapshot, reply);
    }

    private AlarmSnapshot Dated(AlarmSnapshot snapshot, AlarmStep step, DateTimeOffset at) => step.Transition switch
    {
        AlarmTransition.Activated => snapshot with
        {
            OccurrenceId = _ulids.Next(), FirstSeen = step.Began, ActiveSince = at, ClearedAt = null,
        },
        AlarmTransition.Returned => snapshot with { ClearedAt = at },
        _ => snapshot,
    };

    /// <summary>A raise counts towards chatter and flood; what that brings up is added to the events.</summary>
    private AlarmSnapshot Counted(WatchedAlarm alarm, AlarmSnapshot snapshot, List<NodeEvent> events)
    {
        var (wasFlood, wasChattering, now) = (_flood.Flood, alarm.Chatter.Chattering, Elapsed);
        var today = alarm.CountRaise(now);
        _flood.Raised(now);
        if (alarm.Chatter.Chattering && !wasChattering)
            events.Add(Said(SysKind.Chattering, $"{snapshot.Key.CameraId}/{snapshot.Key.WatchId} comes and goes too often") with { Alarm = snapshot.Key });
        if (_flood.Flood && !wasFlood)
            events.Add(Said(SysKind.FloodBegan, $"{_flood.Rate} alarms in ten minutes: low ones are not annunciated until it calms down"));
        return snapshot with
        {
            RaisesToday = today,
            Chattering = alarm.Chatter.Chattering,
            Flood = _flood.Flood,
            Muted = _flood.Mutes(Priority.Of(snapshot.Watch.Alarm)),
        };
    }

    private SysEvent Said(SysKind kind, string message) => new(kind, message, _clock.GetUtcNow());

    private void Tell(SysKind kind, string message) => Tell(_journal.Commit(Said(kind, message)));

    private void Tell(OutboxEntry entry)
    {
        if (entry.OfAlarm is not { } happened)
            return;
        var key = happened.Alarm.Key;
        if (happened.Transition == AlarmTransition.Activated)
            _metrics.Raised(key.CameraId, key.WatchId);
        Committed(key.CameraId, key.WatchId, happened.Transition, entry.Seq);
    }

    private Evidence? Picture(Func<Evidence?>? keepPicture)
    {
        // What no picture has raised has none to lose.
        if (keepPicture is null)
            return null;
        try
        {
            if (keepPicture() is { } evidence)
                return evidence;
        }
        catch (Exception failure)
        {
            // Whatever keeps the picture from being kept, the alarm is worth more than its picture.
            PictureLost(failure is ArchiveException ? failure.Message : failure.ToString());
        }

        _metrics.EvidenceLost();
        return null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Camera}/{Watch}: {Transition} (event {Seq})")]
    private partial void Committed(string camera, string watch, AlarmTransition transition, long seq);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The picture of an alarm could not be kept: {Reason}")]
    private partial void PictureLost(string reason);
}
