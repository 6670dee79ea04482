using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>Gives the model a part of the frame that is being scored, as large as it takes pictures.</summary>
/// <param name="part">In shares of the whole picture.</param>
/// <returns>Null where that cannot be had now: what was seen of the frame so far has to do.</returns>
internal delegate ImageEmbedding? CloserLook(Region part);
