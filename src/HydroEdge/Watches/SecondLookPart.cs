using HydroEdge.Cameras;

namespace HydroEdge.Watches;

/// <summary>
/// Where a second look goes: half as wide and half as high as the first, around the heat, so that a small thing becomes four times as large
/// to the model. On a grid, so that watches that wonder about the same thing share one look.
/// </summary>
internal static class SecondLookPart
{
    private const double Zoom = 2;
    private const int StepsPerSide = 4;

    /// <summary>Null where the heat does not fit: what is that large has been seen well enough.</summary>
    /// <param name="heat">Where something stands out, in shares of the whole picture.</param>
    /// <param name="first">What the first look showed.</param>
    public static Region? Around(Region heat, Region first)
    {
        var (width, height) = (first.W / Zoom, first.H / Zoom);
        return heat.W > width || heat.H > height
            ? null
            : new Region(Start(heat.X + heat.W / 2, width, first.X, first.W), Start(heat.Y + heat.H / 2, height, first.Y, first.H), width, height);
    }

    private static double Start(double middle, double length, double from, double room)
    {
        var step = (room - length) / StepsPerSide;
        return from + step * Math.Clamp(Math.Round((middle - length / 2 - from) / step), 0, StepsPerSide);
    }
}
