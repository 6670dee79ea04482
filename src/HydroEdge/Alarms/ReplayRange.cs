namespace HydroEdge.Alarms;

/// <summary>Events asked for once more, both ends included.</summary>
internal sealed record ReplayRange(string Stream, long FromSeq, long ToSeq)
{
    public const long Most = 10_000;
}
