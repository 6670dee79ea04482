using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>How well a text describes a picture: the mean of its cosine to the whole and of its pooled cosine to the patches.</summary>
internal static class Likeness
{
    /// <param name="cosines">To the whole picture, then to each of its patches: a row of <see cref="PromptTable.Compare"/>.</param>
    /// <param name="heat">Room for one value per patch; receives the share each patch has in the pooled cosine.</param>
    public static float Of(ReadOnlySpan<float> cosines, Span<float> heat)
    {
        var patches = cosines[1..];
        return patches.IsEmpty ? cosines[0] : (cosines[0] + TextPooling.Weak(patches, TextPooling.TemperatureFor(patches), heat)) / 2;
    }

    /// <summary>The number of usable patches: 0 when the model gives none, or not as many as it says.</summary>
    public static int PatchesOf(ImageEmbedding image) =>
        image.Rows * image.Columns * image.Global.Length == image.Patches.Length ? image.Rows * image.Columns : 0;
}
