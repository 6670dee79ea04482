namespace HydroEdge.Embedding;

/// <summary>A tensor that came out of a graph, as single precision.</summary>
internal readonly record struct GraphOutput(float[] Values, long[] Shape);
