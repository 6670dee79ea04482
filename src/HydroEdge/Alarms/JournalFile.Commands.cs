using System.Text.Json;

namespace HydroEdge.Alarms;

/// <summary>The answers to commands, so that the same request after a restart gets the same answer.</summary>
internal sealed partial class JournalFile
{
    public List<(DateTimeOffset At, CommandReply Reply)> Replies()
    {
        var replies = new List<(DateTimeOffset, CommandReply)>();
        using var rows = Command("SELECT at, reply FROM command ORDER BY at").ExecuteReader();
        while (rows.Read())
        {
            if (Read(rows.GetString(1), JournalJson.Default.CommandReply) is { } reply)
                replies.Add((DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(0)), reply));
        }

        return replies;
    }

    public void ForgetReplies(DateTimeOffset before, int most) => Run(
        "DELETE FROM command WHERE at < ?1 OR at <= (SELECT at FROM command ORDER BY at DESC LIMIT 1 OFFSET ?2)", before.ToUnixTimeMilliseconds(), most);

    private void Keep(CommandReply reply, DateTimeOffset now) =>
        Run("INSERT OR REPLACE INTO command (request_id, at, reply) VALUES (?1, ?2, ?3)",
            reply.RequestId!, now.ToUnixTimeMilliseconds(), JsonSerializer.Serialize(reply, JournalJson.Default.CommandReply));
}
