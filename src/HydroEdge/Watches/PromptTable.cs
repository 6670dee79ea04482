using System.Numerics.Tensors;
using HydroEdge.Embedding;

namespace HydroEdge.Watches;

/// <summary>All texts that are asked of one part of a camera's picture, as the rows of one matrix, each text once.</summary>
internal sealed class PromptTable
{
    private readonly List<Prompt> _prompts = [];
    private readonly Dictionary<string, int> _rows = [];

    public int Count => _prompts.Count;

    /// <summary>Whether the model that embedded the texts may have embedded the picture.</summary>
    public bool Fits(ImageEmbedding image) => _prompts.Count == 0 || _prompts[0].Vector.Length == image.Global.Length;

    /// <summary>The row of a text; a new one if nobody has asked for it yet.</summary>
    public int RowOf(Prompt prompt)
    {
        // A query in several languages is another vector than its first text alone.
        if (_rows.TryGetValue(prompt.Text, out var row) && _prompts[row].Vector.AsSpan().SequenceEqual(prompt.Vector))
            return row;
        _rows[prompt.Text] = _prompts.Count;
        _prompts.Add(prompt);
        return _prompts.Count - 1;
    }

    /// <param name="patches">How many patches of the picture are usable.</param>
    /// <param name="cosines">[Count x (1 + patches)]: of each text to the whole picture and to its patches.</param>
    /// <param name="same">Of each patch whether its cosines are there already; empty for none of them.</param>
    public void Compare(ImageEmbedding image, int patches, Span<float> cosines, ReadOnlySpan<bool> same)
    {
        var width = image.Global.Length;
        for (var row = 0; row < _prompts.Count; row++)
            cosines[row * (1 + patches)] = TensorPrimitives.Dot<float>(image.Global, _prompts[row].Vector);

        Span<int> others = stackalloc int[patches];
        others = others[..Others(same, others)];
        // A few patches at a time stay in the nearest cache while all texts pass by.
        for (; others.Length > 0; others = others[Math.Min(PatchesAtOnce, others.Length)..])
        {
            var few = others[..Math.Min(PatchesAtOnce, others.Length)];
            for (var row = 0; row < _prompts.Count; row++)
            {
                var text = _prompts[row].Vector.AsSpan();
                foreach (var patch in few)
                    cosines[row * (1 + patches) + 1 + patch] = TensorPrimitives.Dot(image.Patches.AsSpan(patch * width, width), text);
            }
        }
    }

    // The numbers of the patches that are not the same; how many they are.
    private static int Others(ReadOnlySpan<bool> same, Span<int> others)
    {
        var count = 0;
        for (var patch = 0; patch < others.Length; patch++)
        {
            if (same.IsEmpty || !same[patch])
                others[count++] = patch;
        }

        return count;
    }

    private const int PatchesAtOnce = 8;
}
