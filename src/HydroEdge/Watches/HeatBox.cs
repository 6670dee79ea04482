using System.Numerics.Tensors;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>Where in the picture the heat of a view lies.</summary>
internal static class HeatBox
{
    /// <summary>The smallest box, in shares of the whole picture, around the patches with more than half the heat of the hottest.</summary>
    public static Region Around(ReadOnlySpan<float> heat, EmbeddedView view)
    {
        var (rows, columns) = (view.Embedding.Rows, view.Embedding.Columns);
        var (top, bottom, left, right) = (rows, -1, columns, -1);
        var half = TensorPrimitives.Max(heat) / 2;
        for (var patch = 0; patch < heat.Length; patch++)
        {
            if (heat[patch] <= half)
                continue;
            var (row, column) = Math.DivRem(patch, columns);
            (top, bottom) = (Math.Min(top, row), Math.Max(bottom, row));
            (left, right) = (Math.Min(left, column), Math.Max(right, column));
        }

        var (height, width) = (view.Seen.H / rows, view.Seen.W / columns);
        return new(
            view.Seen.X + left * width, view.Seen.Y + top * height,
            (right - left + 1) * width, (bottom - top + 1) * height);
    }
}
