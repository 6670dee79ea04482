using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>One view held against all texts that are asked of it.</summary>
/// <param name="place">Which of the views of this part of the picture it is, from 0.</param>
/// <param name="number">The number of the camera's view, see <see cref="ViewTracker"/>.</param>
/// <param name="cosines">[texts x (1 + patches)].</param>
/// <param name="likenesses">[texts].</param>
/// <param name="usual">What any text scores on each patch, [patches].</param>
internal readonly ref struct Seen(
    EmbeddedView view, int place, int number, ReadOnlySpan<float> cosines, ReadOnlySpan<float> likenesses, ReadOnlySpan<float> usual, NeutralLevel neutral)
{
    public EmbeddedView View { get; } = view;

    public int Place { get; } = place;

    public int Number { get; } = number;

    public ReadOnlySpan<float> Likenesses { get; } = likenesses;

    public ReadOnlySpan<float> Usual { get; } = usual;

    public NeutralLevel Neutral { get; } = neutral;

    private readonly ReadOnlySpan<float> _cosines = cosines;

    public int Patches => Usual.Length;

    /// <summary>The cosines of a text to each patch.</summary>
    public ReadOnlySpan<float> PatchesOf(int text) => _cosines.Slice(text * (1 + Patches) + 1, Patches);
}
