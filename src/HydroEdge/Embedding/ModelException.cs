namespace HydroEdge.Embedding;

/// <summary>A model folder that does not fit; the message names the file, what is wrong with it and what would be right.</summary>
internal sealed class ModelException(string message, Exception? inner = null) : Exception(message, inner);
