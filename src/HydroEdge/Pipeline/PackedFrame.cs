using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Pipeline;

/// <summary>A frame as the archive packs it, in memory: some kilobytes instead of a hundred.</summary>
internal sealed record PackedFrame(long Number, DateTimeOffset At, int Moves, IReadOnlyList<(Region Asked, Region Seen, byte[] Global, byte[] Tokens)> Views)
{
    public static PackedFrame Of(EmbeddedFrame frame, PatchKeepers keepers) => new(
        frame.Number, frame.CapturedAt, frame.Moves,
        [.. frame.Views.Select(view => (view.Asked, view.Seen, HalfVector.Pack(view.Embedding.Global), keepers.Keep(frame.CameraId, view)))]);

    /// <param name="known">What the frames before have told.</param>
    public EmbeddedFrame Unpacked(string camera, KnownLooks known) => new(
        camera, Number, At, [.. Views.Select(view => known.Take(view.Asked, view.Seen, HalfVector.Unpack(view.Global), view.Tokens, out _))], Moves);
}
