using HydroEdge.Cameras;

namespace HydroEdge.Embedding;

/// <summary>
/// Which looks at a frame the model gets. The whole picture: one look when the model squashes it, otherwise overlapping
/// squares that together cover it. A region: grown to a square around its middle and shifted inside the picture; one too
/// long for a square inside it is seen as far as the picture reaches, or by several squares. All on whole pixels.
/// </summary>
internal static class Views
{
    // Neighbouring squares share at least this much, so that what lies on a seam is whole in one of them: 16:9 needs two.
    private const double LeastOverlap = 0.2;

    /// <returns>The whole picture first, then each region once; several looks may answer the same question.</returns>
    public static IReadOnlyList<(Region Asked, Region Seen)> Of(int width, int height, IReadOnlyList<Region> regions, bool seesWholePicture) =>
    [
        .. regions.Prepend(Region.Whole).Distinct()
            .SelectMany(asked => Boxes(asked, width, height, seesWholePicture).Select(box => (asked, box.In(width, height)))),
    ];

    private static IEnumerable<PixelBox> Boxes(Region asked, int width, int height, bool seesWholePicture)
    {
        var wanted = PixelBox.Of(asked, width, height);
        if (asked == Region.Whole && seesWholePicture)
            return [wanted];

        var longest = Math.Max(wanted.Width, wanted.Height);
        var (across, down) = (Math.Min(longest, width), Math.Min(longest, height));
        var grown = new PixelBox(
            Shifted(wanted.Left + wanted.Width / 2.0, across, width),
            Shifted(wanted.Top + wanted.Height / 2.0, down, height),
            across,
            down);
        return seesWholePicture ? [grown] : Squares(grown);
    }

    private static int Shifted(double middle, int length, int size) =>
        Math.Clamp((int)Math.Round(middle - length / 2.0), 0, size - length);

    private static IEnumerable<PixelBox> Squares(PixelBox box)
    {
        var side = Math.Min(box.Width, box.Height);
        var spare = Math.Max(box.Width, box.Height) - side;
        var steps = (int)Math.Ceiling(spare / (side * (1 - LeastOverlap)));
        for (var i = 0; i <= steps; i++)
        {
            var offset = steps == 0 ? 0 : (int)Math.Round((double)spare * i / steps);
            yield return box.Width >= box.Height
                ? new PixelBox(box.Left + offset, box.Top, side, side)
                : new PixelBox(box.Left, box.Top + offset, side, side);
        }
    }
}
