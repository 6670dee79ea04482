using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using HydroEdge.Cameras;
using HydroEdge.Cli;
using HydroEdge.Embedding;

namespace HydroEdge.Benchmarks.Streams;

/// <summary>
/// Clips embedded once: a file for each camera and look, named by the model's fingerprint, the look and the clip, so that whatever changes is
/// made again and nothing else. An interrupted run goes on where it stopped.
/// </summary>
internal sealed class EmbeddingCache(string folder, OnnxEmbedder embedder)
{
    private const int PicturesPerCore = 8;
    private const int FingerprintedBytes = 1 << 20;

    /// <param name="until">When to stop, whatever is left.</param>
    /// <returns>Whether the whole clip is embedded.</returns>
    public async Task<bool> FillAsync(
        StreamCamera camera, IReadOnlyList<StreamLook> looks, Stopwatch running, TimeSpan until, IProgress<double> progress, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var length = await ClipLength.OfAsync(camera.Clip) ?? double.PositiveInfinity;
        var files = looks.Select(look => Open(camera, look)).ToArray();
        using var moves = MovesFile.Continue(MovesOf(camera));
        try
        {
            // Looks that have come equally far share the decoding.
            foreach (var together in looks.Zip(files).Where(pair => !pair.Second.IsComplete).GroupBy(pair => pair.Second.Count).ToArray())
            {
                var (seen, into) = (together.Select(pair => pair.First).ToArray(), together.Select(pair => pair.Second).ToArray());
                await foreach (var frames in ChunksAsync(camera, together.Key, Math.Max(1, PicturesPerCore * Environment.ProcessorCount / seen.Length), stop))
                {
                    Note(frames, moves);
                    Embed(frames, seen, into);
                    progress.Report(Math.Min(1, files.Average(file => file.IsComplete ? 1 : file.Count / length)));
                    if (running.Elapsed >= until)
                        return false;
                }

                foreach (var file in into)
                    file.Complete();
            }

            if (moves.Count < files[0].Count)
            {
                await foreach (var frames in ChunksAsync(camera, moves.Count, PicturesPerCore, stop))
                    Note(frames, moves);
            }

            return true;
        }
        finally
        {
            foreach (var file in files)
                file.Dispose();
        }
    }

    /// <summary>How often the camera had been moved, by frame.</summary>
    public byte[] Moves(StreamCamera camera) => MovesFile.Read(MovesOf(camera));

    public EmbeddingFile Read(StreamCamera camera, StreamLook look) => EmbeddingFile.Read(PathOf(camera, look));

    private EmbeddingFile Open(StreamCamera camera, StreamLook look) => look.IsTile
        ? EmbeddingFile.Continue(PathOf(camera, look), embedder.Model.Dimension, 0, 0)
        : EmbeddingFile.Continue(PathOf(camera, look), embedder.Model.Dimension, embedder.Report.PatchRows, embedder.Report.PatchColumns);

    // A frame that it knows already was decoded again for a look that had not come as far.
    private static void Note(Frame[] frames, MovesFile moves)
    {
        foreach (var frame in frames.Where(frame => frame.Number == moves.Count + 1))
            moves.Append(frame.Moves);
    }

    private void Embed(Frame[] frames, StreamLook[] looks, EmbeddingFile[] files)
    {
        Picture[] pictures = [.. from frame in frames from look in looks select new Picture(frame.Pixels, frame.Width, frame.Height, look.Seen)];
        var embeddings = new ImageEmbedding[pictures.Length];
        var share = (pictures.Length + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        Parallel.For(0, Environment.ProcessorCount, core =>
        {
            var from = Math.Min(core * share, pictures.Length);
            var results = embedder.Embed(new ArraySegment<Picture>(pictures, from, Math.Min(share, pictures.Length - from)));
            for (var i = 0; i < results.Count; i++)
                embeddings[from + i] = results[i];
        });
        for (var i = 0; i < embeddings.Length; i++)
            files[i % looks.Length].Append(embeddings[i]);
    }

    private static async IAsyncEnumerable<Frame[]> ChunksAsync(StreamCamera camera, long skip, int size, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var chunk in ClipFrames.ReadAsync(camera.Id, camera.Clip, stop).Where(frame => IsAhead(frame, skip)).Chunk(size).WithCancellation(stop))
        {
            yield return chunk;
            foreach (var frame in chunk)
                frame.Dispose();
        }
    }

    private static bool IsAhead(Frame frame, long skip)
    {
        if (frame.Number > skip)
            return true;
        frame.Dispose();
        return false;
    }

    private string PathOf(StreamCamera camera, StreamLook look) => PathOf(camera, $"{embedder.Model.Fingerprint}\n{look.Key}", "embeddings");

    private string MovesOf(StreamCamera camera) => PathOf(camera, "moves", "moves");

    private string PathOf(StreamCamera camera, string what, string kind)
    {
        using var clip = File.OpenRead(camera.Clip);
        var start = new byte[Math.Min(FingerprintedBytes, clip.Length)];
        clip.ReadExactly(start);
        var says = $"{what}\n{clip.Length}\n{Convert.ToHexStringLower(SHA256.HashData(start))}";
        return Path.Combine(folder, $"{camera.Id}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(says)))[..16]}.{kind}");
    }
}
