using HydroEdge.Cameras;

namespace HydroEdge.Embedding;

/// <summary>Frames to embeddings: every look at every frame goes to the model together, whichever camera or region it is of.</summary>
internal static class FrameEmbedding
{
    /// <param name="regionsOf">The regions that watches ask for, by camera id.</param>
    /// <exception cref="EmbeddingException">The model refused these frames.</exception>
    public static IReadOnlyList<EmbeddedFrame> Embed(
        IEmbedder embedder, IReadOnlyList<Frame> frames, Func<string, IReadOnlyList<Region>> regionsOf)
    {
        var looks = frames
            .Select(frame => Views.Of(frame.Width, frame.Height, regionsOf(frame.CameraId), embedder.Model.SeesWholePicture))
            .ToArray();
        var pictures = frames
            .Zip(looks, (frame, views) => views.Select(view => new Picture(frame.Pixels, frame.Width, frame.Height, view.Seen)))
            .SelectMany(picture => picture)
            .ToArray();

        using var embeddings = embedder.Embed(pictures).GetEnumerator();
        var embedded = new EmbeddedFrame[frames.Count];
        for (var i = 0; i < embedded.Length; i++)
        {
            var views = Array.ConvertAll(looks[i].ToArray(), view => new EmbeddedView(view.Asked, view.Seen, Next(embeddings)));
            embedded[i] = new EmbeddedFrame(frames[i].CameraId, frames[i].Number, frames[i].CapturedAt, views, frames[i].Moves);
        }

        return embedded;
    }

    private static ImageEmbedding Next(IEnumerator<ImageEmbedding> embeddings) =>
        embeddings.MoveNext() ? embeddings.Current : throw new EmbeddingException("The model gave fewer embeddings than it was shown pictures.");
}
