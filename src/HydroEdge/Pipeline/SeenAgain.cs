using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Pipeline;

/// <summary>
/// The kept pictures of a camera shown to the model once more, for watches that look where none looked before, or that another model answers now. The newest
/// come first, so that what there is time for is the most recent past. They are small pictures: details are lost that a live look has.
/// </summary>
internal sealed class SeenAgain(ArchiveReplay archive, IEmbedder embedder, string camera, IReadOnlyList<Region> regions)
{
    private static readonly TimeSpan Stretch = TimeSpan.FromMinutes(10);

    // The newest first; within one the frames in their order.
    private readonly List<List<PackedFrame>> _stretches = [];

    /// <summary>Shows as much of the past as there is time for.</summary>
    /// <param name="goOn">Whether there is time for another ten minutes of the past.</param>
    /// <param name="progress">Told what share of the past is done.</param>
    /// <exception cref="EmbeddingException">The model refused a picture.</exception>
    public void Look(PastSpan span, Func<bool> goOn, Action<double> progress, CancellationToken stop)
    {
        using var decoder = new JpegDecoder();
        for (var to = span.To; to > span.From && goOn(); to -= Stretch)
        {
            var from = to - Stretch > span.From ? to - Stretch : span.From;
            var (keepers, frames) = (new PatchKeepers(PatchThrift.Usual), new List<PackedFrame>());
            foreach (var batch in archive.PicturesOf(camera, from, to).Chunk(embedder.LargestBatch))
            {
                stop.ThrowIfCancellationRequested();
                frames.AddRange(Embedded(batch, decoder).Select(frame => PackedFrame.Of(frame, keepers)));
                progress((span.To - to + (batch[^1].At - from)) / (span.To - span.From));
            }

            _stretches.Add(frames);
            progress(1 - span.ShareAt(from));
        }
    }

    /// <summary>What was seen, in the order of time; each frame is good until the next is asked for.</summary>
    public IEnumerable<EmbeddedFrame> Frames()
    {
        foreach (var stretch in _stretches.AsEnumerable().Reverse())
        {
            var known = new KnownLooks(embedder.Model.Dimension);
            foreach (var frame in stretch)
                yield return frame.Unpacked(camera, known);
        }
    }

    private IReadOnlyList<EmbeddedFrame> Embedded(KeptJpeg[] pictures, JpegDecoder decoder)
    {
        var frames = new List<Frame>();
        try
        {
            foreach (var picture in pictures)
            {
                if (decoder.Decode(picture.Jpeg) is not { } decoded)
                    continue;
                var frame = new Frame(camera, picture.Number, picture.At, decoded.Width, decoded.Height) { Moves = picture.Moves };
                decoded.Rgb.CopyTo(frame.Pixels);
                frames.Add(frame);
            }

            return frames.Count == 0 ? [] : FrameEmbedding.Embed(embedder, frames, _ => regions);
        }
        finally
        {
            frames.ForEach(frame => frame.Dispose());
        }
    }
}
