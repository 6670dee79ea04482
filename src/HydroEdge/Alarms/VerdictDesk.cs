using HydroEdge.Watches;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Alarms;

/// <summary>
/// Where people say whether an alarm was real: the verdict goes into the journal, and from there to the watch, so that what a
/// watch was taught is the same after a restart. Thread-safe.
/// </summary>
internal sealed partial class VerdictDesk(Journal journal, WatchBoard watches, TimeProvider clock, ILogger logger)
{
    /// <summary>Views that teach a watch on a camera, of each verdict; the newest stay.</summary>
    public const int MostExemplars = 32;

    private const string IdCharacters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int IdLength = 26;

    private readonly Lock _gate = new();

    /// <summary>Judges the occurrence whose id begins so. The same verdict again changes nothing; another takes its place.</summary>
    /// <exception cref="IOException">The journal cannot be used now.</exception>
    public VerdictAnswer Judge(string id, bool real, string? note, string? by)
    {
        var prefix = id.Trim().ToUpperInvariant();
        if (prefix.Length is 0 or > IdLength || prefix.Any(character => !IdCharacters.Contains(character)))
            return Refused($"'{id}' is not the id of an occurrence; 'hydroedge alarm list' shows them.");

        lock (_gate)
        {
            var found = journal.OccurrencesFrom(prefix);
            if (found.Count == 0)
                return Refused($"No occurrence has an id that begins with '{id}'; 'hydroedge alarm list' shows them.");
            if (found.Count > 1)
                return Refused($"More than one id begins with '{id}', {found[0].Id} and {found[1].Id} among them; give more of it.");

            var occurrence = found[0];
            if (occurrence.Verdict is not { } before || before.Real != real || (note is not null && note != before.Note))
                occurrence = Keep(occurrence, new Verdict(real, note, by, clock.GetUtcNow()));
            return new VerdictAnswer(occurrence, Teaches(occurrence), null);
        }
    }

    /// <summary>Teaches every watch what the journal knows. To be called whenever the watches have changed.</summary>
    public void TeachAll()
    {
        lock (_gate)
        {
            try
            {
                foreach (var key in journal.JudgedAlarms())
                    Teach(key);
            }
            catch (IOException refused)
            {
                // Watching goes on without what was taught; the next change of the watches or the next start tries again.
                NotTaught(refused.Message);
            }
        }
    }

    private Occurrence Keep(Occurrence occurrence, Verdict verdict)
    {
        journal.Judge(occurrence.Id, verdict);
        Teach(occurrence.Key);
        Judged(occurrence.Key.CameraId, occurrence.Key.WatchId, occurrence.Id, verdict.Real ? "confirmed" : "rejected", verdict.By ?? "somebody");
        return occurrence with { Verdict = verdict };
    }

    private void Teach(AlarmKey key) => watches.Teach(
        key.WatchId, key.CameraId, (question, model) => journal.Exemplars(key, question, model, MostExemplars));

    private bool Teaches(Occurrence occurrence) =>
        occurrence.Model is { } model && watches.Asks(occurrence.Key.WatchId) == (occurrence.Question ?? "", model);

    private static VerdictAnswer Refused(string reason) => new(null, false, reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Camera}/{Watch}: occurrence {Id} {Verdict} by {By}")]
    private partial void Judged(string camera, string watch, string id, string verdict, string by);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The watches do not know the verdicts on past alarms: {Reason}")]
    private partial void NotTaught(string reason);
}
