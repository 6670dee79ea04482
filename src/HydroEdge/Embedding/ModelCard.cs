namespace HydroEdge.Embedding;

/// <summary>What a loaded model is.</summary>
/// <param name="Fingerprint">First 12 hex digits of the SHA-256 over image and text graph: vectors of another are never compared.</param>
/// <param name="Dimension">Length D of every vector.</param>
/// <param name="Provider">The execution provider in use, e.g. <c>CPU</c>.</param>
/// <param name="SeesWholePicture">False when a picture is cropped to its centre, so that a wide one needs several squares.</param>
/// <param name="Templates">See <see cref="ITextEmbedder.Templates"/>.</param>
internal sealed record ModelCard(
    string Name, string Fingerprint, int Dimension, bool HasPatches, IReadOnlyList<string> Languages, string Provider, bool SeesWholePicture,
    bool Templates = false);
