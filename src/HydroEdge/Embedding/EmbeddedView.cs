using HydroEdge.Cameras;

namespace HydroEdge.Embedding;

/// <summary>One look at a frame.</summary>
/// <param name="Asked">The region a watch asked for (<see cref="Region.Whole"/> for the whole picture).</param>
/// <param name="Seen">The part the model was shown: the region grown to its shape, or one of the squares that cover the picture.</param>
internal sealed record EmbeddedView(Region Asked, Region Seen, ImageEmbedding Embedding);
