using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>What there is to judge, and what the past says of the settings.</summary>
internal sealed partial class VerdictDesk
{
    // Enough for a year of a watch that rings five times a day; read without the views it is a matter of milliseconds.
    private const int MostConsidered = 2_000;

    // Ids begin with the time: eight characters are half a minute.
    private const int ShortestPart = 8;

    /// <summary>Newest first.</summary>
    /// <exception cref="IOException">The journal cannot be used now.</exception>
    public IReadOnlyList<Occurrence> Occurrences(int most) => journal.Occurrences(most);

    /// <summary>As much of an id as one has to type.</summary>
    /// <exception cref="IOException">The journal cannot be used now.</exception>
    public string ShortId(string id) => journal.TellingPart(id) is { Length: >= ShortestPart } telling ? telling : id[..Math.Min(ShortestPart, id.Length)];

    /// <summary>The proposals there are, by alarm, from the occurrences under the question that a watch asks now.</summary>
    /// <exception cref="IOException">The journal cannot be used now.</exception>
    public IReadOnlyList<(AlarmKey Key, BudgetProposal Proposal)> Proposals() =>
    [
        .. from occurrence in journal.Occurrences(MostConsidered)
           where occurrence.Peak is not null && occurrence.Question == watches.Asks(occurrence.Key.WatchId)?.Question
           group occurrence by occurrence.Key into past
           orderby past.Key.WatchId, past.Key.CameraId
           let days = Math.Max(1, (clock.GetUtcNow() - past.Min(occurrence => occurrence.RaisedAt)).TotalDays)
           let proposal = BudgetProposal.From([.. past.Select(occurrence => new PastPeak(occurrence.Peak!.Value, occurrence.Verdict?.Real))], days)
           where proposal is not null
           select (past.Key, proposal),
    ];
}
