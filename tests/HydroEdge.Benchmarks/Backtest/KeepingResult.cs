namespace HydroEdge.Benchmarks.Backtest;

/// <summary>What one way of keeping costs and how well it does.</summary>
/// <param name="Frames">Frames that were kept, in rows or in their runs.</param>
/// <param name="Bytes">Of all rows, without pictures.</param>
internal sealed record KeepingResult(Keeping Keeping, Agreement Agreement, long Frames, long Rows, long Bytes)
{
    public static KeepingResult Sum(Keeping keeping, IEnumerable<KeepingResult> parts) => parts.Aggregate(
        new KeepingResult(keeping, default, 0, 0, 0),
        (sum, one) => new(keeping, sum.Agreement + one.Agreement, sum.Frames + one.Frames, sum.Rows + one.Rows, sum.Bytes + one.Bytes));
}
