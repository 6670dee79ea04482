using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>Events that will never come.</summary>
/// <param name="Count">How many of those from <paramref name="FromSeq"/> to <paramref name="ToSeq"/>, both included.</param>
/// <param name="Reason">full | memory_full | unreadable | refused.</param>
internal sealed record GapData(string Stream, [property: WordsOf(typeof(EventClass))] string Class, long FromSeq, long ToSeq, int Count, string Reason)
{
    public static GapData? Of(Gap? gap) => gap is null
        ? null
        : new GapData(gap.Stream, Words.Of(gap.Class), gap.FromSeq, gap.ToSeq, gap.Count, gap.Reason);
}
