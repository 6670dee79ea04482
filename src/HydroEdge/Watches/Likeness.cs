using System.Numerics.Tensors;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>How well a text describes a picture: the mean of its cosine to the whole and of its pooled cosine to the patches.</summary>
internal static class Likeness
{
    /// <param name="cosines">Room for one value per patch.</param>
    /// <param name="heat">Room for one value per patch; receives the share each patch has in the pooled cosine.</param>
    public static float Of(ImageEmbedding image, float[] text, Span<float> cosines, Span<float> heat)
    {
        var whole = TensorPrimitives.Dot<float>(image.Global, text);
        if (cosines.IsEmpty)
            return whole;
        for (var patch = 0; patch < cosines.Length; patch++)
            cosines[patch] = TensorPrimitives.Dot<float>(image.Patches.AsSpan(patch * text.Length, text.Length), text);
        return (whole + PatchPooling.Weak(cosines, PatchPooling.TemperatureFor(cosines), heat)) / 2;
    }

    /// <summary>The number of usable patches: 0 when the model gives none, or not as many as it says.</summary>
    public static int PatchesOf(ImageEmbedding image) =>
        image.Rows * image.Columns * image.Global.Length == image.Patches.Length ? image.Rows * image.Columns : 0;
}
