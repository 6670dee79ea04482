namespace HydroEdge.Cameras;

/// <summary>A part of the picture, as shares of its width and height (0..1), origin top left.</summary>
internal readonly record struct Region(double X, double Y, double W, double H)
{
    /// <summary>The whole picture.</summary>
    public static Region Whole { get; } = new(0, 0, 1, 1);
}
