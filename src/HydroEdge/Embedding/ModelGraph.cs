using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HydroEdge.Embedding;

/// <summary>One opened ONNX graph. What it takes and gives is asked of the graph itself; a complaint names its file. Thread-safe.</summary>
internal sealed class ModelGraph(string file, InferenceSession session, SessionOptions options) : IDisposable
{
    private readonly RunOptions _run = new();

    public string File { get; } = file;

    public IReadOnlyDictionary<string, NodeMetadata> Inputs => session.InputMetadata;

    public IReadOnlyDictionary<string, NodeMetadata> Outputs => session.OutputMetadata;

    /// <summary>Names, element types and shapes, -1 for a free dimension.</summary>
    public static IReadOnlyList<string> Describe(IReadOnlyDictionary<string, NodeMetadata> nodes) =>
        [.. nodes.Select(node => $"{node.Key}: {node.Value.ElementDataType.ToString().ToLowerInvariant()}[{string.Join(", ", Sizes(node.Value))}]")];

    /// <summary>The input of the first of these names, else the only one of this rank.</summary>
    public string Input(string what, int rank, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Inputs.ContainsKey(name))
                return name;
        }

        return Inputs.Where(input => input.Value.IsTensor && input.Value.Dimensions.Length == rank).Select(input => input.Key).ToArray() is [var only]
            ? only
            : throw Wrong($"no input for {what} among {string.Join("; ", Describe(Inputs))}; it should be called {string.Join(" or ", names!)}");
    }

    public void RefuseInputsBut(params ReadOnlySpan<string> known)
    {
        foreach (var (name, _) in Inputs)
        {
            if (!known.Contains(name))
                throw Wrong($"asks for an input '{name}' that nothing here can fill; known are {string.Join(", ", known!)}. Export the tower by itself");
        }
    }

    /// <exception cref="EmbeddingException">The graph refused these numbers.</exception>
    public IReadOnlyList<GraphOutput> Run(IReadOnlyCollection<string> names, IReadOnlyCollection<OrtValue> values, IReadOnlyCollection<string> outputs)
    {
        try
        {
            using var results = session.Run(_run, names, values, outputs);
            return [.. results.Select(Read)];
        }
        catch (OnnxRuntimeException refused)
        {
            throw new EmbeddingException($"{File}: {refused.FirstLine()}", refused);
        }
    }

    public ModelException Wrong(string what) => new($"{File}: {what}.");

    public void Dispose()
    {
        session.Dispose();
        options.Dispose();
        _run.Dispose();
    }

    private static GraphOutput Read(OrtValue value)
    {
        var type = value.GetTensorTypeAndShape();
        if (type.ElementDataType is TensorElementType.Float)
            return new GraphOutput(value.GetTensorDataAsSpan<float>().ToArray(), type.Shape);

        var halves = MemoryMarshal.Cast<Float16, Half>(value.GetTensorDataAsSpan<Float16>());
        var numbers = new float[halves.Length];
        TensorPrimitives.ConvertToSingle(halves, numbers);
        return new GraphOutput(numbers, type.Shape);
    }

    private static IEnumerable<string> Sizes(NodeMetadata node) =>
        node.Dimensions.Select((size, i) => size >= 0 ? $"{size}" : node.SymbolicDimensions[i] is { Length: > 0 } name ? name : "?");
}
