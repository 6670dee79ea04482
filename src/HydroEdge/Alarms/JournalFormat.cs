namespace HydroEdge.Alarms;

/// <summary>The formats that journal.db has had, each as the step from the one before. Old steps never change.</summary>
internal static class JournalFormat
{
    public const int Newest = 3;

    /// <summary>The statements that lead from a format to the next. New streams get the ULIDs that are given.</summary>
    public static string StepFrom(long version, Ulids ulids) => version switch
    {
        0 => First.Replace("$stream", $"'{ulids.Next()}'", StringComparison.Ordinal) + Second,
        1 => Second + OccurrencesFromOutbox,
        2 => Third.Replace("$stream", $"'{ulids.Next()}'", StringComparison.Ordinal),
        _ => throw new ArgumentOutOfRangeException(nameof(version)),
    };

    private const string First =
        """
        CREATE TABLE numbering (one INTEGER PRIMARY KEY CHECK (one = 1), stream TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;
        CREATE TABLE alarm (camera TEXT, watch TEXT, snapshot TEXT NOT NULL, PRIMARY KEY (camera, watch)) STRICT;
        CREATE TABLE outbox (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL,
            hit INTEGER NOT NULL, event TEXT NOT NULL, sent_at INTEGER, UNIQUE (stream, seq)) STRICT;
        CREATE INDEX unsent ON outbox (hit, position) WHERE sent_at IS NULL;
        CREATE INDEX sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
        INSERT INTO numbering VALUES (1, $stream, 0);

        """;

    // The vector last: what does not ask for it need not read it.
    private const string Second =
        """
        CREATE TABLE occurrence (id TEXT PRIMARY KEY, camera TEXT NOT NULL, watch TEXT NOT NULL, raised_at INTEGER NOT NULL, ended_at INTEGER,
            peak REAL, question TEXT, verdict INTEGER, note TEXT, judged_by TEXT, judged_at INTEGER, model TEXT, view BLOB) STRICT;
        CREATE INDEX unjudged ON occurrence (id) WHERE verdict IS NULL;
        CREATE INDEX judged ON occurrence (camera, watch) WHERE verdict IS NOT NULL;
        PRAGMA user_version = 2;

        """;

    // A journal of format 1 knows its occurrences from the events that are left, without views.
    private const string OccurrencesFromOutbox =
        """
        CREATE TEMP TABLE past AS
            SELECT json_extract(event, '$.alarm.occurrenceId') AS id, json_extract(event, '$.alarm.key.cameraId') AS camera,
                   json_extract(event, '$.alarm.key.watchId') AS watch, json_extract(event, '$.transition') AS step,
                   1000 * unixepoch(json_extract(event, '$.at')) AS at
            FROM outbox WHERE json_valid(event);
        INSERT OR IGNORE INTO occurrence (id, camera, watch, raised_at)
            SELECT id, camera, watch, at FROM past
            WHERE step = 'Activated' AND id IS NOT NULL AND camera IS NOT NULL AND watch IS NOT NULL AND at IS NOT NULL;
        UPDATE occurrence SET ended_at = (SELECT max(at) FROM past WHERE past.id = occurrence.id AND step IN ('Returned', 'OutOfService'));
        DROP TABLE past;
        """;

    // Two lanes, each with a stream of its own; classes of events in place of hit or not; what is missing; answers to commands.
    // Before format 3 an alarm was unacknowledged while it was raised, and acknowledged once it had returned.
    private const string Third =
        """
        ALTER TABLE numbering RENAME TO numbering_2;
        CREATE TABLE numbering (lane INTEGER PRIMARY KEY, stream TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;
        INSERT INTO numbering SELECT 1, stream, seq FROM numbering_2;
        INSERT INTO numbering VALUES (0, $stream, 0);
        DROP TABLE numbering_2;
        DROP INDEX unsent;
        ALTER TABLE outbox RENAME COLUMN hit TO class;
        ALTER TABLE outbox ADD COLUMN lane INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE outbox ADD COLUMN dead INTEGER;
        CREATE INDEX unsent ON outbox (lane, position) WHERE sent_at IS NULL;
        CREATE INDEX unsent_class ON outbox (class, position) WHERE sent_at IS NULL;
        UPDATE outbox SET event = json_set(event, '$.was', iif(json_extract(event, '$.wasActive'), 'Unack', 'Normal'),
            '$.alarm.handling', json(iif(json_extract(event, '$.alarm.active'), '{"unacked":true}', '{}'))) WHERE json_valid(event);
        UPDATE alarm SET snapshot = json_set(snapshot, '$.handling', json('{"unacked":true}'))
            WHERE json_valid(snapshot) AND json_extract(snapshot, '$.active');
        CREATE TABLE gap (stream TEXT NOT NULL, class INTEGER NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER NOT NULL,
            count INTEGER NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
        CREATE TABLE command (request_id TEXT PRIMARY KEY, at INTEGER NOT NULL, reply TEXT NOT NULL) STRICT;
        PRAGMA user_version = 3;

        """;
}
