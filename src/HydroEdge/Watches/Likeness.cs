using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>How well a text describes a picture: the mean of its cosine to the whole and of its pooled cosine to the patches.</summary>
internal static class Likeness
{
    /// <param name="whole">The text's cosine to the whole picture.</param>
    /// <param name="pooled">See <see cref="Pooled"/>; null without patches.</param>
    public static float Of(float whole, float? pooled) => pooled is { } patches ? (whole + patches) / 2 : whole;

    /// <param name="cosines">Of a text to each patch.</param>
    /// <param name="heat">Room for one value per patch; receives the share each patch has in it.</param>
    public static float Pooled(ReadOnlySpan<float> cosines, Span<float> heat) => TextPooling.Weak(cosines, TextPooling.TemperatureFor(cosines), heat);

    /// <summary>The number of usable patches: 0 when the model gives none, or not as many as it says.</summary>
    public static int PatchesOf(ImageEmbedding image) =>
        image.Rows * image.Columns * image.Global.Length == image.Patches.Length ? image.Rows * image.Columns : 0;
}
