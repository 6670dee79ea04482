using System.Numerics.Tensors;
using HydroEdge.Benchmarks.Streams;

namespace HydroEdge.Benchmarks.Archive;

/// <summary>
/// As many frame vectors as asked for: those of rendered streams, which the <c>scorer</c> benchmark embedded, and copies of them, each
/// with a little noise, a small shift of all its camera's vectors and a little more or less of what sets it apart from its camera's mean
/// (light).
/// </summary>
internal sealed class FrameCloud
{
    // From one frame to the next a rendered stream changes by a cosine of .00014 (median): this much of noise in each of 256 numbers.
    private const float Noise = 0.001f;
    private const float Shift = 0.01f;
    private const float Light = 0.1f;

    private FrameCloud(float[] vectors, int[] cameras, int dimension, int rendered) =>
        (Vectors, Cameras, Dimension, Rendered) = (vectors, cameras, dimension, rendered);

    /// <summary>One after the other, unit length.</summary>
    public float[] Vectors { get; }

    /// <summary>The camera of each.</summary>
    public int[] Cameras { get; }

    public int Dimension { get; }

    /// <summary>How many are of rendered frames as they are.</summary>
    public int Rendered { get; }

    public int Count => Cameras.Length;

    public ReadOnlySpan<float> this[int index] => Vectors.AsSpan(index * Dimension, Dimension);

    public static FrameCloud Make(string cache, int count)
    {
        var (seen, cameraOf, dimension) = (new List<float[]>(), new List<int>(), 0);
        foreach (var (path, camera) in Directory.GetFiles(cache, "*.embeddings").Order(StringComparer.Ordinal).Select((path, number) => (path, number)))
        {
            using var file = EmbeddingFile.Read(path);
            dimension = file.Dimension;
            while (file.NextWhole() is { } vector)
            {
                seen.Add(vector);
                cameraOf.Add(camera);
            }
        }

        if (seen.Count < 20_000)
            throw new InvalidDataException($"{cache} has {seen.Count} embedded frames; 20,000 are needed. The scorer benchmark fills it.");
        var cloud = new FrameCloud(new float[(long)count * dimension], new int[count], dimension, Math.Min(count, seen.Count));
        cloud.Fill(seen, cameraOf);
        return cloud;
    }

    private void Fill(List<float[]> seen, List<int> cameraOf)
    {
        var (random, cameras) = (new Random(1), cameraOf.Max() + 1);
        var means = Enumerable.Range(0, cameras).Select(camera => Mean(seen.Where((_, i) => cameraOf[i] == camera))).ToArray();
        // Not in the order of time, or most of them would be counted as frames that look like the one before.
        var order = Enumerable.Range(0, seen.Count).ToArray();
        random.Shuffle(order);
        var shifts = new float[cameras][];
        for (var i = 0; i < Count; i++)
        {
            if (i % seen.Count == 0)
                shifts = [.. Enumerable.Range(0, cameras).Select(_ => Gaussian(random, i == 0 ? 0 : Shift / MathF.Sqrt(Dimension)))];
            var from = order[i % seen.Count];
            Cameras[i] = cameraOf[from];
            Copy(seen[from], means[Cameras[i]], shifts[Cameras[i]], i < seen.Count ? 0 : 1, random, Vectors.AsSpan(i * Dimension, Dimension));
        }
    }

    private void Copy(float[] from, float[] mean, float[] shift, float off, Random random, Span<float> to)
    {
        var light = 1 + off * Light * (2 * random.NextSingle() - 1);
        var noise = Gaussian(random, off * Noise);
        for (var i = 0; i < Dimension; i++)
            to[i] = mean[i] + light * (from[i] - mean[i]) + shift[i] + noise[i];
        TensorPrimitives.Divide(to, TensorPrimitives.Norm<float>(to), to);
    }

    private float[] Mean(IEnumerable<float[]> vectors)
    {
        var (sum, count) = (new float[Dimension], 0);
        foreach (var vector in vectors)
        {
            TensorPrimitives.Add(sum, vector, sum);
            count++;
        }

        TensorPrimitives.Divide(sum, count, sum);
        return sum;
    }

    // Box and Muller.
    private float[] Gaussian(Random random, float deviation)
    {
        var values = new float[Dimension];
        for (var i = 0; deviation > 0 && i < values.Length; i += 2)
        {
            var (sin, cos) = MathF.SinCos(2 * MathF.PI * random.NextSingle());
            var length = deviation * MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle()));
            (values[i], values[Math.Min(i + 1, values.Length - 1)]) = (length * cos, length * sin);
        }

        return values;
    }
}
