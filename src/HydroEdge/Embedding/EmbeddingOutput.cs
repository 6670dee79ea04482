using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HydroEdge.Embedding;

/// <summary>Which output of a graph is the embedding, and how it becomes a vector of unit length.</summary>
internal static class EmbeddingOutput
{
    // Projected vectors before pooled ones: where a graph gives both, only the former share a space with the other tower.
    private static readonly string[] Preferred =
    [
        "image_embeds", "text_embeds", "image_embed", "text_embed", "image_embedding", "text_embedding", "image_features",
        "text_features", "embedding", "embeddings", "embeds", "sentence_embedding", "pooler_output", "pooled_output", "pooled", "output",
    ];

    /// <exception cref="ModelException">The graph gives nothing that is one vector per picture or text.</exception>
    public static string Of(ModelGraph graph, string? named)
    {
        if (named is not null)
            return graph.Outputs.TryGetValue(named, out var node) && IsVector(node)
                ? named
                : throw graph.Wrong($"has no output '{named}' of shape [batch, dimension]; it gives {Given(graph)}");
        if (Preferred.FirstOrDefault(name => graph.Outputs.TryGetValue(name, out var node) && IsVector(node)) is { } preferred)
            return preferred;
        return graph.Outputs.Where(output => IsVector(output.Value)).Select(output => output.Key).ToArray() is [var only]
            ? only
            : throw graph.Wrong($"gives no embedding, which has the shape [batch, dimension]; it gives {Given(graph)}. "
                + "Export it with its projection (image_embeds, text_embeds)");
    }

    /// <summary>The output with a vector per patch, [batch, patches, dimension]; hidden states do not count.</summary>
    public static string? PatchesOf(ModelGraph graph, string? named)
    {
        if (named is not null)
            return graph.Outputs.ContainsKey(named) ? named : throw graph.Wrong($"has no output '{named}'; it gives {Given(graph)}");
        return graph.Outputs
            .Where(output => IsNumber(output.Value) && output.Value.Dimensions.Length == 3 && output.Key.Contains("patch", StringComparison.OrdinalIgnoreCase))
            .Select(output => output.Key)
            .FirstOrDefault();
    }

    public static float[] Unit(ReadOnlySpan<float> vector, string file)
    {
        var unit = new float[vector.Length];
        Normalise(vector, unit, file);
        return unit;
    }

    public static void Normalise(ReadOnlySpan<float> vector, Span<float> unit, string file)
    {
        var norm = TensorPrimitives.Norm(vector);
        if (!float.IsFinite(norm) || norm <= 0)
            throw new EmbeddingException($"{file}: gave a vector of length {norm}.");
        TensorPrimitives.Divide(vector, norm, unit);
    }

    private static bool IsVector(NodeMetadata node) => IsNumber(node) && node.Dimensions.Length == 2;

    private static bool IsNumber(NodeMetadata node) => node.IsTensor && node.ElementDataType is TensorElementType.Float or TensorElementType.Float16;

    private static string Given(ModelGraph graph) => string.Join("; ", ModelGraph.Describe(graph.Outputs));
}
