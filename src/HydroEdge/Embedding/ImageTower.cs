using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HydroEdge.Embedding;

/// <summary>The half of a model that sees: pictures in, unit vectors out, in batches as large as graph and settings allow.</summary>
internal sealed class ImageTower : IDisposable
{
    private readonly ModelGraph _graph;
    private readonly PicturePreparer _preparer;
    private readonly PictureRecipe _recipe;
    private readonly string _input;
    private readonly bool _half;
    private readonly int _fixedBatch;
    private readonly string[] _outputs;
    private readonly (int Rows, int Columns)? _grid;

    public ImageTower(ModelGraph graph, ModelFolder folder)
    {
        (_graph, _recipe, _grid, _preparer) = (graph, folder.Picture, folder.PatchGrid, new PicturePreparer(folder.Picture));
        _input = graph.Input("pictures", 4, "pixel_values", "pixels", "input", "image", "images");
        graph.RefuseInputsBut(_input);

        var node = graph.Inputs[_input];
        _half = node.ElementDataType is TensorElementType.Float16;
        if (!_half && node.ElementDataType is not TensorElementType.Float)
            throw graph.Wrong($"input '{_input}' takes {node.ElementDataType}; float or float16 is given");
        if (node.Dimensions is not [var batch, var channels, var height, var width] || channels is not (3 or < 0)
            || !Fits(height, _recipe.Height) || !Fits(width, _recipe.Width))
            throw graph.Wrong($"input '{_input}' has the shape [{string.Join(", ", node.Dimensions)}]; the folder says "
                + $"[batch, 3, {_recipe.Height}, {_recipe.Width}]");
        _fixedBatch = Math.Max(batch, 0);
        _outputs = EmbeddingOutput.PatchesOf(graph, folder.Patches) is { } patches
            ? [EmbeddingOutput.Of(graph, folder.ImageEmbedding), patches]
            : [EmbeddingOutput.Of(graph, folder.ImageEmbedding)];
    }

    public ModelGraph Graph => _graph;

    /// <exception cref="EmbeddingException">The graph refused these pictures.</exception>
    public void Embed(IReadOnlyList<Picture> pictures, int largestBatch, List<ImageEmbedding> results)
    {
        var chunk = _fixedBatch > 0 ? _fixedBatch : largestBatch;
        for (var first = 0; first < pictures.Count; first += chunk)
            EmbedChunk(pictures, first, Math.Min(chunk, pictures.Count - first), results);
    }

    public void Dispose() => _graph.Dispose();

    private void EmbedChunk(IReadOnlyList<Picture> pictures, int first, int count, List<ImageEmbedding> results)
    {
        // A graph of fixed batch is filled up with zeros whose answers nobody reads.
        var batch = _fixedBatch > 0 ? _fixedBatch : count;
        var size = batch * _preparer.Length;
        var numbers = ArrayPool<float>.Shared.Rent(size);
        var halves = _half ? ArrayPool<Half>.Shared.Rent(size) : null;
        try
        {
            for (var i = 0; i < count; i++)
                _preparer.Prepare(pictures[first + i], numbers.AsSpan(i * _preparer.Length, _preparer.Length));
            numbers.AsSpan(count * _preparer.Length, (batch - count) * _preparer.Length).Clear();
            using var tensor = Tensor(numbers, halves, size, [batch, 3, _recipe.Height, _recipe.Width]);
            Read(_graph.Run([_input], [tensor], _outputs), batch, count, results);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(numbers);
            if (halves is not null)
                ArrayPool<Half>.Shared.Return(halves);
        }
    }

    private static OrtValue Tensor(float[] numbers, Half[]? halves, int size, long[] shape)
    {
        if (halves is null)
            return OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, numbers.AsMemory(0, size), shape);
        TensorPrimitives.ConvertToHalf(numbers.AsSpan(0, size), halves);
        var value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float16, shape);
        halves.AsSpan(0, size).CopyTo(MemoryMarshal.Cast<byte, Half>(value.GetTensorMutableRawData()));
        return value;
    }

    private void Read(IReadOnlyList<GraphOutput> outputs, int batch, int count, List<ImageEmbedding> results)
    {
        var whole = outputs[0];
        if (whole.Shape is not [var vectors, var dimension] || vectors != batch)
            throw new EmbeddingException($"{_graph.File}: gave [{string.Join(", ", whole.Shape)}] for {batch} pictures.");
        var (rows, columns) = outputs.Count > 1 ? Grid(outputs[1].Shape, batch, dimension) : (0, 0);

        for (var i = 0; i < count; i++)
        {
            var patches = new float[rows * columns * dimension];
            for (var at = 0; at < patches.Length; at += (int)dimension)
            {
                var patch = outputs[1].Values.AsSpan(i * patches.Length + at, (int)dimension);
                EmbeddingOutput.Normalise(patch, patches.AsSpan(at, (int)dimension), _graph.File);
            }

            var global = EmbeddingOutput.Unit(whole.Values.AsSpan(i * (int)dimension, (int)dimension), _graph.File);
            results.Add(new ImageEmbedding(global, patches, rows, columns));
        }
    }

    private (int Rows, int Columns) Grid(long[] shape, int batch, long dimension)
    {
        if (shape is not [var vectors, var patches, var size] || vectors != batch || size != dimension)
            throw _graph.Wrong($"output '{_outputs[1]}' has the shape [{string.Join(", ", shape)}]; patches have [batch, patches, {dimension}]");
        var side = (int)Math.Round(Math.Sqrt(patches));
        var (rows, columns) = _grid ?? (side, side);
        return rows * columns == patches
            ? (rows, columns)
            : throw _graph.Wrong($"output '{_outputs[1]}' has {patches} patches, not {rows} x {columns}; say image.patch_grid in model.json");
    }

    private static bool Fits(int graph, int folder) => graph < 0 || graph == folder;
}
