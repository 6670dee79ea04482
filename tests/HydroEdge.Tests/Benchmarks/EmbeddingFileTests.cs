using System.Numerics.Tensors;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Embedding;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Benchmarks;

public sealed class EmbeddingFileTests : IDisposable
{
    private const int Dimension = 256, Rows = 2, Columns = 3;

    private readonly TempFolder _folder = new();

    [Fact]
    public void What_was_kept_comes_back_and_every_cosine_with_it()
    {
        var kept = Embedding(seed: 1);
        using (var file = EmbeddingFile.Continue(File, Dimension, Rows, Columns))
        {
            file.Append(kept);
            file.Append(Embedding(seed: 2));
            file.Complete();
        }

        using var reader = EmbeddingFile.Read(File);
        var read = reader.Next()!;

        Assert.True(reader.IsComplete);
        Assert.Equal((Rows, Columns), (read.Rows, read.Columns));
        var text = Unit(new Random(3));
        Assert.Equal(TensorPrimitives.Dot<float>(kept.Global, text), TensorPrimitives.Dot<float>(read.Global, text), tolerance: 0.0005f);
        for (var at = 0; at < kept.Patches.Length; at += Dimension)
        {
            Assert.Equal(
                TensorPrimitives.Dot<float>(kept.Patches.AsSpan(at, Dimension), text),
                TensorPrimitives.Dot<float>(read.Patches.AsSpan(at, Dimension), text), tolerance: 0.003f);
        }

        Assert.NotNull(reader.Next());
        Assert.Null(reader.Next());
    }

    [Fact]
    public void Two_runs_never_write_to_one_file()
    {
        using var first = EmbeddingFile.Continue(File, Dimension, Rows, Columns);

        Assert.Throws<IOException>(() => EmbeddingFile.Continue(File, Dimension, Rows, Columns));
    }

    [Fact]
    public void An_interrupted_file_goes_on_behind_its_last_whole_frame()
    {
        using (var file = EmbeddingFile.Continue(File, Dimension, Rows, Columns))
        {
            file.Append(Embedding(seed: 1));
            file.Append(Embedding(seed: 2));
        }

        using (var torn = new FileStream(File, FileMode.Open))
            torn.SetLength(torn.Length - 7);

        using (var file = EmbeddingFile.Continue(File, Dimension, Rows, Columns))
        {
            Assert.Equal(1, file.Count);
            Assert.False(file.IsComplete);
            file.Append(Embedding(seed: 3));
            file.Complete();
        }

        using var reader = EmbeddingFile.Read(File);
        Assert.Equal(2, reader.Count);
        _ = reader.Next();
        Assert.Equal(Embedding(seed: 3).Global[0], reader.Next()!.Global[0], tolerance: 0.001f);
    }

    [Fact]
    public void A_file_of_something_else_is_refused_with_its_name()
    {
        System.IO.File.WriteAllText(File, new string('x', 100));

        var refusal = Assert.Throws<InvalidDataException>(() => EmbeddingFile.Read(File));

        Assert.Contains(File, refusal.Message);
    }

    public void Dispose() => _folder.Dispose();

    private string File => Path.Combine(_folder.Path, "camera.embeddings");

    private static ImageEmbedding Embedding(int seed)
    {
        var random = new Random(seed);
        return new(Unit(random), [.. Enumerable.Range(0, Rows * Columns).SelectMany(_ => Unit(random))], Rows, Columns);
    }

    private static float[] Unit(Random random)
    {
        float[] vector = [.. Enumerable.Range(0, Dimension).Select(_ => random.NextSingle() - 0.5f)];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
