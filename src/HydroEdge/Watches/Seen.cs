using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>One view held against all texts that are asked of it.</summary>
/// <param name="place">Which of the views of this part of the picture it is, from 0.</param>
/// <param name="number">The number of the camera's view, see <see cref="ViewTracker"/>.</param>
/// <param name="cosines">[texts x (1 + patches)].</param>
/// <param name="likenesses">[texts].</param>
/// <param name="usual">What any text scores on each part, [parts].</param>
/// <param name="neutral">What the neutral prompts say of it, patches and all.</param>
/// <param name="wholeNeutral">What they say of the picture as a whole.</param>
internal readonly ref struct Seen(
    EmbeddedView view, int place, int number, ReadOnlySpan<float> cosines, ReadOnlySpan<float> likenesses, ReadOnlySpan<float> usual, NeutralLevel neutral,
    NeutralLevel wholeNeutral)
{
    public EmbeddedView View { get; } = view;

    public int Place { get; } = place;

    public int Number { get; } = number;

    public ReadOnlySpan<float> Likenesses { get; } = likenesses;

    public ReadOnlySpan<float> Usual { get; } = usual;

    public NeutralLevel Neutral { get; } = neutral;

    public NeutralLevel WholeNeutral { get; } = wholeNeutral;

    private readonly ReadOnlySpan<float> _cosines = cosines;

    public int Patches { get; } = Likeness.PatchesOf(view.Embedding);

    /// <summary>How many parts are looked at one by one: the patches, or where there are none the picture as a whole.</summary>
    public int Parts => Usual.Length;

    /// <summary>The cosine of a text to the picture as a whole.</summary>
    public float WholeOf(int text) => _cosines[text * (1 + Patches)];

    /// <summary>The cosines of a text to each part.</summary>
    public ReadOnlySpan<float> PartsOf(int text) => _cosines.Slice(text * (1 + Patches) + (Patches > 0 ? 1 : 0), Parts);

    /// <summary>The vector of a part.</summary>
    public ReadOnlySpan<float> Part(int part)
    {
        var image = View.Embedding;
        return Patches > 0 ? image.Patches.AsSpan(part * image.Global.Length, image.Global.Length) : image.Global;
    }
}
