using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.ML.OnnxRuntime;

namespace HydroEdge.Embedding;

/// <summary>
/// Sees in the frames of a few seconds what happens in them: that a gate opens, not that it is open (the temporal encoder of EERCF,
/// arXiv 2401.00701). Works on embeddings, so that it can be asked of the past. Thread-safe.
/// </summary>
internal sealed class TemporalHead : IDisposable
{
    private readonly ModelGraph _clip;
    private readonly ModelGraph _text;
    private readonly string _clipInput;
    private readonly string _textInput;
    private readonly string _clipOutput;
    private readonly string _textOutput;

    private TemporalHead(ModelGraph clip, ModelGraph text, int frames)
    {
        (_clip, _text, MostFrames) = (clip, text, frames);
        (_clipInput, _textInput) = (clip.Input("frame vectors", 3, "frame_embeds"), text.Input("text vectors", 2, "text_embed"));
        (_clipOutput, _textOutput) = (EmbeddingOutput.Of(clip, "video_embed"), EmbeddingOutput.Of(text, "action_embed"));
    }

    /// <summary>Frames of a clip at most.</summary>
    public int MostFrames { get; }

    /// <returns>Null where the model has no such head, as most have not.</returns>
    /// <exception cref="ModelException">The folder does not fit.</exception>
    public static TemporalHead? Open(ModelOptions options)
    {
        OnnxNative.Prepare(options.RuntimeLibrary);
        if (ModelFolder.Open(options.Folder ?? ModelFolder.Bundled).Temporal is not { } files)
            return null;
        var providers = new ProviderChain(options, NullLogger<ProviderChain>.Instance);
        var open = new Stack<IDisposable>();
        try
        {
            var clip = providers.OpenOnProcessor(files.Clip);
            open.Push(clip);
            var text = providers.OpenOnProcessor(files.Text);
            open.Push(text);
            return new TemporalHead(clip, text, files.Frames);
        }
        catch
        {
            foreach (var graph in open)
                graph.Dispose();
            throw;
        }
    }

    /// <summary>Takes a text's vector to where the clips lie of which the text is true.</summary>
    /// <exception cref="EmbeddingException">The graph refused it.</exception>
    public float[] Text(float[] text)
    {
        using var value = OrtValue.CreateTensorValueFromMemory(text, [1, text.Length]);
        return EmbeddingOutput.Unit(_text.Run([_textInput], [value], [_textOutput])[0].Values, _text.File);
    }

    /// <summary>One vector a clip.</summary>
    /// <param name="clips">The vectors of each clip's frames in the order of time; equally many each, <see cref="MostFrames"/> at most.</param>
    /// <exception cref="EmbeddingException">The graph refused them.</exception>
    public IReadOnlyList<float[]> Clips(IReadOnlyList<IReadOnlyList<float[]>> clips)
    {
        if (clips.Count == 0)
            return [];
        var (frames, dimension) = (clips[0].Count, clips[0][0].Length);
        if (clips.Any(clip => clip.Count != frames) || frames > MostFrames)
            throw new ArgumentException($"clips of {string.Join(", ", clips.Select(clip => clip.Count).Distinct())} frames; {MostFrames} at most, and equally many each", nameof(clips));
        var numbers = clips.SelectMany(clip => clip).SelectMany(frame => frame).ToArray();
        using var value = OrtValue.CreateTensorValueFromMemory(numbers, [clips.Count, frames, dimension]);
        var seen = _clip.Run([_clipInput], [value], [_clipOutput])[0];
        return [.. seen.Values.Chunk(dimension).Select(vector => EmbeddingOutput.Unit(vector, _clip.File))];
    }

    public void Dispose()
    {
        _clip.Dispose();
        _text.Dispose();
    }
}
