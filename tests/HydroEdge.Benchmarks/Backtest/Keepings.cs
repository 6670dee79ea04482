using HydroEdge.Archive;

namespace HydroEdge.Benchmarks.Backtest;

/// <summary>The ways of keeping that are held against each other; the shipped one first.</summary>
internal static class Keepings
{
    // No frame is this like another.
    private const double Never = 2;

    // The likeness is that of ViewRun.
    public static Keeping Shipped { get; } = Runs(4, 0.15, 0.9998, 60) with { Name = "as shipped: 4 patches a frame beyond 0.15, runs of up to 60 from 0.9998 on" };

    public static IReadOnlyList<Keeping> All { get; } =
    [
        Shipped,
        new("all patches, every frame a row", new(1000, 1000, 0, Often), Never, 1),
        Rows(8, 0.15), Rows(4, 0.15), Rows(2, 0.15), Rows(1, 0.15), Rows(4, 0.06), Rows(4, 0.1), Rows(4, 0.2),
        Runs(4, 0.15, 0.998, 60), Runs(6, 0.15, 0.998, 60), Runs(4, 0.2, 0.998, 60), Runs(6, 0.2, 0.998, 60),
        new("all patches every 60th frame, none between", new(0, 0, 0, 60), Never, 1),
    ];

    private static int Often => PatchThrift.Usual.WholeEvery;

    private static Keeping Rows(double perFrame, double least) =>
        new(FormattableString.Invariant($"{perFrame} patches a frame beyond {least:0.00}, every frame a row"), new(perFrame, 64, least, Often), Never, 1);

    private static Keeping Runs(double perFrame, double least, double likeness, int longest) =>
        new(FormattableString.Invariant($"{perFrame} patches a frame beyond {least:0.00}, runs of up to {longest} from {likeness} on"), new(perFrame, 64, least, Often), likeness, longest);
}
