using HydroEdge.Archive;

namespace HydroEdge.Benchmarks.Backtest;

/// <summary>The ways of keeping that are held against each other; the shipped one first.</summary>
internal static class Keepings
{
    // No frame is this like another.
    private const double Never = 2;

    private static readonly TimeSpan Often = PatchThrift.Usual.WholeEvery;

    public static Keeping Shipped { get; } = new("as shipped", PatchThrift.Usual, 0.9995, 30);

    public static IReadOnlyList<Keeping> All { get; } =
    [
        Shipped,
        new("all patches, every frame a row", new(1000, 1000, 0, Often), Never, 1),
        Rows(64, 0.1), Rows(4, 0.06), Rows(4, 0.1), Rows(2, 0.1), Rows(4, 0.15), Rows(2, 0.15), Rows(4, 0.2),
        Runs(4, 0.1, 0.999, 30), Runs(4, 0.1, 0.998, 60), Runs(8, 0.1, 0.999, 30), Runs(4, 0.12, 0.998, 60), Runs(4, 0.15, 0.998, 60), Runs(4, 0.15, 0.995, 60),
        new("all patches once a minute, none between", new(0, 0, 0, TimeSpan.FromMinutes(1)), Never, 1),
    ];

    private static Keeping Rows(double perFrame, double least) =>
        new($"{perFrame} patches a frame beyond {least:0.00}, every frame a row", new(perFrame, 64, least, Often), Never, 1);

    private static Keeping Runs(double perFrame, double least, double likeness, int longest) =>
        new($"{perFrame} patches a frame beyond {least:0.00}, runs of {longest} from {likeness} on", new(perFrame, 64, least, Often), likeness, longest);
}
