namespace HydroEdge.Alarms;

/// <summary>Events that will never come, so that a hole in the numbers is explained.</summary>
/// <param name="Count">How many of those between <paramref name="FromSeq"/> and <paramref name="ToSeq"/> (both included) are missing.</param>
/// <param name="Reason">full | memory_full | unreadable | refused.</param>
internal sealed record Gap(string Stream, EventClass Class, long FromSeq, long ToSeq, int Count, string Reason)
{
    /// <summary>More than so many waited for a broker.</summary>
    public const string Full = "full";

    /// <summary>The disk refused, and memory had room for no more.</summary>
    public const string MemoryFull = "memory_full";

    /// <summary>The broker takes it never.</summary>
    public const string Refused = "refused";

    /// <summary>The row was damaged.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>The lost, put together by stream, class and reason.</summary>
    public static IReadOnlyList<Gap> Of(IEnumerable<LostEvent> lost) =>
    [
        .. from one in lost
           group one.Seq by (one.Stream, one.Class, one.Reason) into gone
           select new Gap(gone.Key.Stream, gone.Key.Class, gone.Min(), gone.Max(), gone.Count(), gone.Key.Reason),
    ];

    public SysEvent Told(DateTimeOffset at) => new(
        SysKind.Gap, $"{Count} events between {FromSeq} and {ToSeq} of stream {Stream} are lost: {Reason}", at) { Gap = this };
}
