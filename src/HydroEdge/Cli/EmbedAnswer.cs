namespace HydroEdge.Cli;

/// <summary>What <c>hydroedge embed --json</c> prints.</summary>
/// <param name="Ids">Token ids of the text, without padding; empty for a picture.</param>
/// <param name="Vector">Of unit length.</param>
internal sealed record EmbedAnswer(long[] Ids, float[] Vector);
