using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Archive;

/// <summary>Chooses what is kept of the patches of every look at every camera. Not thread-safe.</summary>
internal sealed class PatchKeepers(PatchThrift thrift)
{
    private readonly Dictionary<(string Camera, Region Asked, Region Seen), PatchKeeper> _keepers = [];

    /// <summary>Whether a patch of some view is another than what was last kept of it.</summary>
    public bool IsNew(EmbeddedFrame frame)
    {
        foreach (var view in frame.Views)
        {
            if (Of(frame.CameraId, view).IsNew(view.Embedding))
                return true;
        }

        return false;
    }

    /// <returns>As of <see cref="PatchKeeper.Keep"/>.</returns>
    public byte[] Keep(string camera, EmbeddedView view) => Of(camera, view).Keep(view.Embedding);

    private PatchKeeper Of(string camera, EmbeddedView view) =>
        _keepers.TryGetValue((camera, view.Asked, view.Seen), out var keeper)
            ? keeper
            : _keepers[(camera, view.Asked, view.Seen)] = new PatchKeeper(thrift, view.Embedding.Global.Length);
}
