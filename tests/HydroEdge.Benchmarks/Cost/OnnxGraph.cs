using System.Globalization;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Cost;

/// <summary>An ONNX graph as it grows node by node (onnx.proto, IR 9, opset 20); its weights are slices of a file beside it.</summary>
internal sealed class OnnxGraph(string weightsFile)
{
    private const int Float = 1, Int64 = 7, AttributeInts = 7, ExternalData = 1;

    private readonly ProtoWriter _graph = new ProtoWriter().Text(2, "graph");
    private int _names;

    /// <summary>Bytes of weights so far.</summary>
    public long WeightBytes { get; private set; }

    public string Weights(params ReadOnlySpan<int> shape)
    {
        var (name, tensor, length) = (NewName(), new ProtoWriter(), (long)sizeof(float));
        foreach (var size in shape)
        {
            tensor.Number(1, size);
            length *= size;
        }

        tensor.Number(2, Float).Text(8, name);
        foreach (var (key, value) in new[] { ("location", weightsFile), ("offset", Written(WeightBytes)), ("length", Written(length)) })
            tensor.Message(13, new ProtoWriter().Text(1, key).Text(2, value));
        _graph.Message(5, tensor.Number(14, ExternalData));
        WeightBytes += length;
        return name;
    }

    public string Shape(params ReadOnlySpan<long> sizes)
    {
        var (name, tensor) = (NewName(), new ProtoWriter().Number(1, sizes.Length).Number(2, Int64));
        foreach (var size in sizes)
            tensor.Number(7, size);
        _graph.Message(5, tensor.Text(8, name));
        return name;
    }

    public string Node(string operation, string[] inputs, params ReadOnlySpan<(string Name, int[] Values)> attributes)
    {
        var (output, node) = (NewName(), new ProtoWriter());
        foreach (var input in inputs)
            node.Text(1, input);
        node.Text(2, output).Text(4, operation);
        foreach (var (name, values) in attributes)
            node.Message(5, Attribute(name, values));
        _graph.Message(1, node);
        return output;
    }

    public byte[] Model(string input, int[] inputShape, string output, int[] outputShape) => new ProtoWriter()
        .Number(1, 9)
        .Message(7, _graph.Message(11, Value(input, inputShape)).Message(12, Value(output, outputShape)))
        .Message(8, new ProtoWriter().Text(1, "").Number(2, 20))
        .ToArray();

    // A single value is an INT attribute, several are INTS.
    private static ProtoWriter Attribute(string name, int[] values)
    {
        var attribute = new ProtoWriter().Text(1, name);
        if (values.Length == 1)
            return attribute.Number(3, values[0]).Number(20, 2);
        foreach (var value in values)
            attribute.Number(8, value);
        return attribute.Number(20, AttributeInts);
    }

    private static ProtoWriter Value(string name, int[] shape)
    {
        var sizes = new ProtoWriter();
        foreach (var size in shape)
            sizes.Message(1, new ProtoWriter().Number(1, size));
        var tensor = new ProtoWriter().Number(1, Float).Message(2, sizes);
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, tensor));
    }

    private string NewName() => $"v{_names++}";

    private static string Written(long number) => number.ToString(CultureInfo.InvariantCulture);
}
