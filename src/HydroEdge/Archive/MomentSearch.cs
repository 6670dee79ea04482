using System.Numerics.Tensors;
using HydroEdge.Embedding;

namespace HydroEdge.Archive;

/// <summary>
/// Finds what happened, as against what was to be seen: first the moments whose best frame is like the text, then the seconds around
/// the first fifty as the <see cref="TemporalHead"/> sees them, with the frames weighed by the text (EERCF, arXiv 2401.00701).
/// Reads beside the daemon that writes, or without one.
/// </summary>
/// <param name="head">Of the model whose frames are searched.</param>
internal sealed class MomentSearch(ArchiveSearch search, TemporalHead head)
{
    /// <summary>Moments that are looked at again; more of them let in more chance than they find (EERCF's table, and ours).</summary>
    public const int LookedAt = 50;

    // Measured on 500 rendered clips that were then put aside, models/training/hydroclip/video.py.
    private const float FramesShare = 0.2f;
    private const float Temperature = 0.01f;

    /// <param name="text">The unit vector of what happens, [D].</param>
    /// <param name="most">Moments returned at most, <see cref="LookedAt"/> if it is more; no two of a camera share a second.</param>
    /// <exception cref="EmbeddingException">The head refused the frames.</exception>
    public SearchResult Find(float[] text, SearchFilter filter, int most, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        var coarse = search.Find(text, filter, LookedAt, progress, stop);
        var (said, unreadable, moments) = (head.Text(text), coarse.Unreadable.ToList(), new List<Found>());
        foreach (var found in coarse.Found)
        {
            stop.ThrowIfCancellationRequested();
            if (Best(found, said, unreadable) is { } moment)
                moments.Add(moment);
        }

        var spread = moments.Aggregate(default(Spread), (sum, moment) => sum + Spread.Of(moment.Cosine));
        return coarse with
        {
            Found = [.. Apart(moments).Take(most).Select(moment => moment with { Deviations = spread.Deviations(moment.Cosine) })],
            Unreadable = unreadable,
        };
    }

    private Found? Best(Found found, float[] said, List<string> unreadable)
    {
        var seen = CameraSeconds.Around(search, found, head.MostFrames, unreadable);
        var clips = seen.Clips(found.At, head.MostFrames).ToArray();
        if (clips.Length == 0)
            return null;
        var scores = head.Clips([.. clips.Select(clip => clip.Frames)])
            .Zip(clips, (whole, clip) => TensorPrimitives.Dot(said, whole) + FramesShare * Weighed(said, clip.Frames))
            .ToArray();
        var best = TensorPrimitives.IndexOfMax<float>(scores);
        return found with { At = clips[best].From, Until = clips[best].To, Cosine = scores[best] };
    }

    private static float Weighed(float[] said, IReadOnlyList<float[]> frames)
    {
        var near = frames.Select(frame => TensorPrimitives.Dot(said, frame)).ToArray();
        return TextPooling.Weak(near, Temperature, new float[near.Length]);
    }

    // A clip that overlaps a better one of its camera is the same moment seen once more.
    private static List<Found> Apart(IEnumerable<Found> moments)
    {
        var apart = new List<Found>();
        foreach (var moment in moments.OrderByDescending(moment => moment.Cosine))
        {
            if (!apart.Any(better => better.CameraId == moment.CameraId && better.At <= moment.Until && moment.At <= better.Until))
                apart.Add(moment);
        }

        return apart;
    }
}
