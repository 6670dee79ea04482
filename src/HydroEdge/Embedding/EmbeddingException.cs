namespace HydroEdge.Embedding;

/// <summary>The model refused one batch; the next may well succeed.</summary>
internal sealed class EmbeddingException(string message, Exception? inner = null) : Exception(message, inner);
