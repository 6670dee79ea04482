using System.Globalization;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>One way of looking at every frame of a camera.</summary>
/// <param name="IsTile">One of the crops that stand in for patches: only its vector as a whole is kept.</param>
internal sealed record StreamLook(Region Asked, Region Seen, bool IsTile)
{
    // Two by two with neighbours sharing a third of themselves: what lies on a seam is whole in one of them.
    private const double TileSide = 0.6;

    public static IReadOnlyList<StreamLook> Of(int width, int height, IReadOnlyList<Region> regions, bool seesWholePicture, bool withTiles) =>
    [
        .. Views.Of(width, height, regions, seesWholePicture).Select(view => new StreamLook(view.Asked, view.Seen, IsTile: false)),
        .. withTiles ? Tiles(width, height) : [],
    ];

    /// <summary>What tells it from other looks at the same clip.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Seen.X:R} {Seen.Y:R} {Seen.W:R} {Seen.H:R} {IsTile}");

    private static IEnumerable<StreamLook> Tiles(int width, int height) =>
        from top in new[] { 0, 1 - TileSide }
        from left in new[] { 0, 1 - TileSide }
        select new StreamLook(Region.Whole, PixelBox.Of(new Region(left, top, TileSide, TileSide), width, height).In(width, height), IsTile: true);
}
