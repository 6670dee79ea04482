using System.Numerics.Tensors;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>
/// How far a few patches stand out from the rest of their view: text-induced pooling (see <see cref="TextPooling"/>) of the patches'
/// deviations from their own normal, less the median of them all, which light and weather move together.
/// </summary>
internal static class PatchFocus
{
    // In deviations: half of one lets the two or three patches that a small thing fills count together.
    private const float Temperature = 0.5f;

    /// <param name="deviations">Of each patch from its normal.</param>
    /// <param name="heat">Receives the share each patch has in the result; sum 1.</param>
    /// <param name="scratch">Room for one value per patch.</param>
    public static double Of(ReadOnlySpan<float> deviations, Span<float> heat, Span<float> scratch)
    {
        deviations.CopyTo(scratch);
        return TextPooling.Weak(deviations, Temperature, heat) - Statistics.Median(scratch);
    }
}
