namespace HydroEdge.Tests.Alarms;

/// <summary>SQL that makes a journal of today what an earlier hydroedge would have left.</summary>
internal static class OldJournal
{
    public const string ToFormat2 =
        """
        DROP INDEX unsent; DROP INDEX unsent_class;
        ALTER TABLE outbox DROP COLUMN lane;
        ALTER TABLE outbox DROP COLUMN dead;
        ALTER TABLE outbox RENAME COLUMN class TO hit;
        CREATE INDEX unsent ON outbox (hit, position) WHERE sent_at IS NULL;
        UPDATE outbox SET event = json_remove(json_set(event, '$.wasActive', json(iif(json_extract(event, '$.was') = 'Normal', 'false', 'true'))),
            '$.was', '$.stamp', '$.alarm.handling', '$.alarm.chattering', '$.alarm.flood', '$.alarm.muted', '$.alarm.raisesToday');
        UPDATE alarm SET snapshot = json_remove(snapshot, '$.handling', '$.chattering', '$.flood', '$.muted', '$.raisesToday');
        ALTER TABLE numbering RENAME TO numbering_3;
        CREATE TABLE numbering (one INTEGER PRIMARY KEY CHECK (one = 1), stream TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;
        INSERT INTO numbering SELECT 1, stream, seq FROM numbering_3 WHERE lane = 1;
        DROP TABLE numbering_3;
        DROP TABLE gap; DROP TABLE command;
        PRAGMA user_version = 2;

        """;

    public const string ToFormat1 = ToFormat2 + "DROP TABLE occurrence; PRAGMA user_version = 1;";
}
