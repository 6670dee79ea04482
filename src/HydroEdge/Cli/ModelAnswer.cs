using HydroEdge.Embedding;

namespace HydroEdge.Cli;

/// <summary>What <c>hydroedge model show --json</c> prints.</summary>
/// <param name="Milliseconds">One picture, one of a full batch, and one text: the median of several.</param>
internal sealed record ModelAnswer(ModelReport Report, ModelPace Milliseconds);
