using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Archive;

/// <summary>What a reader knows of the patches of each look at one camera, row after row.</summary>
internal sealed class KnownLooks(int dimension)
{
    private readonly Dictionary<(Region Asked, Region Seen), KeptPatches> _patches = [];

    /// <param name="global">The vector of the view as a whole.</param>
    /// <param name="tokens">For <see cref="KeptPatches.Lay"/>; empty where no patch has changed.</param>
    /// <param name="isWhole">False where not all of its patches are known: rows before it are lost.</param>
    /// <returns>The view with its patches as they are known now; good until the next of this look.</returns>
    /// <exception cref="InvalidDataException">These are no such bytes.</exception>
    public EmbeddedView Take(Region asked, Region seen, float[] global, ReadOnlySpan<byte> tokens, out bool isWhole)
    {
        if (!_patches.TryGetValue((asked, seen), out var patches))
            _patches[(asked, seen)] = patches = new KeptPatches(dimension);
        if (tokens.Length > 0)
            patches.Lay(tokens);
        isWhole = patches.Count == 0 || patches.IsWhole;
        return new EmbeddedView(asked, seen, patches.With(global));
    }
}
