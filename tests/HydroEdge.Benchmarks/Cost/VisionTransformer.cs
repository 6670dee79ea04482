using System.Runtime.InteropServices;

namespace HydroEdge.Benchmarks.Cost;

/// <summary>
/// The image tower of a CLIP ViT-B/16 with random weights: 224 x 224 pixels, 196 patches, 12 blocks of width 768 with 12 heads, vectors of 512.
/// What an image pass costs does not depend on what the weights say.
/// </summary>
internal static class VisionTransformer
{
    public const string Input = "pixel_values";
    public const int Size = 224;
    public const int Side = 14;
    public const int Dimension = 512;

    private const int Width = 768, Heads = 12, Blocks = 12, Tokens = Side * Side + 1;

    // Small enough that nothing overflows on the way through the blocks.
    private const float LargestWeight = 0.03f;
    private const int ChunkFloats = 1 << 20;

    /// <returns>The graph's file, in the folder; its weights lie beside it.</returns>
    public static string WriteTo(string folder)
    {
        var graph = new OnnxGraph("weights");
        var output = Tower(graph);
        WriteWeights(Path.Combine(folder, "weights"), graph.WeightBytes);
        var file = Path.Combine(folder, "image.onnx");
        File.WriteAllBytes(file, graph.Model(Input, [1, 3, Size, Size], output, [1, Tokens, Dimension]));
        return file;
    }

    private static string Tower(OnnxGraph graph)
    {
        var patches = graph.Node(
            "Conv", [Input, graph.Weights(Width, 3, 16, 16), graph.Weights(Width)], ("kernel_shape", [16, 16]), ("strides", [16, 16]));
        var rows = graph.Node("Transpose", [graph.Node("Reshape", [patches, graph.Shape(1, Width, -1)])], ("perm", [0, 2, 1]));
        var tokens = graph.Node("Concat", [graph.Weights(1, 1, Width), rows], ("axis", [1]));
        var x = Normalised(graph, graph.Node("Add", [tokens, graph.Weights(1, Tokens, Width)]));
        for (var block = 0; block < Blocks; block++)
        {
            x = graph.Node("Add", [x, Attention(graph, Normalised(graph, x))]);
            var hidden = graph.Node("Gelu", [Linear(graph, Normalised(graph, x), Width, 4 * Width)]);
            x = graph.Node("Add", [x, Linear(graph, hidden, 4 * Width, Width)]);
        }

        return graph.Node("MatMul", [Normalised(graph, x), graph.Weights(Width, Dimension)]);
    }

    // The scale of the products, a constant, is thought to be part of the weights.
    private static string Attention(OnnxGraph graph, string x)
    {
        var query = Headed(graph, x, 0, 2, 1, 3);
        var key = Headed(graph, x, 0, 2, 3, 1);
        var value = Headed(graph, x, 0, 2, 1, 3);
        var weights = graph.Node("Softmax", [graph.Node("MatMul", [query, key])]);
        var seen = graph.Node("Transpose", [graph.Node("MatMul", [weights, value])], ("perm", [0, 2, 1, 3]));
        return Linear(graph, graph.Node("Reshape", [seen, graph.Shape(1, Tokens, Width)]), Width, Width);
    }

    private static string Headed(OnnxGraph graph, string x, params int[] order) => graph.Node(
        "Transpose", [graph.Node("Reshape", [Linear(graph, x, Width, Width), graph.Shape(1, Tokens, Heads, Width / Heads)])], ("perm", order));

    private static string Linear(OnnxGraph graph, string x, int from, int to) =>
        graph.Node("Add", [graph.Node("MatMul", [x, graph.Weights(from, to)]), graph.Weights(to)]);

    private static string Normalised(OnnxGraph graph, string x) =>
        graph.Node("LayerNormalization", [x, graph.Weights(Width), graph.Weights(Width)]);

    private static void WriteWeights(string file, long bytes)
    {
        using var stream = File.Create(file);
        var random = new Random(1);
        var chunk = new float[ChunkFloats];
        for (var left = bytes; left > 0; left -= ChunkFloats * sizeof(float))
        {
            for (var i = 0; i < chunk.Length; i++)
                chunk[i] = LargestWeight * (2 * random.NextSingle() - 1);
            stream.Write(MemoryMarshal.AsBytes<float>(chunk)[..(int)Math.Min(left, ChunkFloats * sizeof(float))]);
        }
    }
}
