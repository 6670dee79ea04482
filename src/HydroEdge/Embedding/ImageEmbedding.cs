namespace HydroEdge.Embedding;

/// <summary>What the image tower says of one picture; all vectors have unit length.</summary>
/// <param name="Global">The picture as a whole, [D].</param>
/// <param name="Patches">Its patches row by row, [Rows x Columns x D]; empty when the model gives none.</param>
/// <param name="Rows">Rows of the patch grid, 0 without patches.</param>
/// <param name="Columns">Columns of the patch grid, 0 without patches.</param>
/// <param name="Stamps">Of each patch a number that is another whenever the patch in this very array has become another; null where nobody counted.</param>
internal sealed record ImageEmbedding(float[] Global, float[] Patches, int Rows, int Columns, int[]? Stamps = null);
