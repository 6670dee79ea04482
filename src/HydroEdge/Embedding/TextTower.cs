using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HydroEdge.Embedding;

/// <summary>The half of a model that reads: a text in, its unit vector out.</summary>
internal sealed class TextTower : IDisposable
{
    private const string Ideographs = "水面上有人阀门关闭表针指向红色区域";

    private readonly ModelGraph _graph;
    private readonly TextTokenizer _tokenizer;
    private readonly string _ids;
    private readonly string[] _inputs;
    private readonly string _output;
    private readonly int _length;
    private readonly int _batch;
    private readonly bool _padded;

    public TextTower(ModelGraph graph, TextTokenizer tokenizer, ModelFolder folder)
    {
        (_graph, _tokenizer) = (graph, tokenizer);
        _ids = graph.Input("token ids", 2, "input_ids", "ids", "text", "tokens");
        graph.RefuseInputsBut(_ids, "attention_mask", "token_type_ids", "position_ids");
        foreach (var (name, node) in graph.Inputs)
        {
            if (node.ElementDataType is not (TensorElementType.Int32 or TensorElementType.Int64) || node.Dimensions.Length != 2)
                throw graph.Wrong($"input '{name}' takes {node.ElementDataType} of rank {node.Dimensions.Length}; whole numbers [batch, length] are given");
        }

        _inputs = [.. graph.Inputs.Keys];
        _output = EmbeddingOutput.Of(graph, folder.TextEmbedding);
        var shape = graph.Inputs[_ids].Dimensions;
        _batch = Math.Max(shape[0], 1);
        _length = shape[1] > 0 ? shape[1] : folder.Text.Length;

        // Without a mask the graph takes padding for granted, or does not mind it: texts as long as in training suit both.
        _padded = shape[1] > 0 || folder.Text.PadToLength || !graph.Inputs.ContainsKey("attention_mask");
    }

    public ModelGraph Graph => _graph;

    public string TokenizerKind => _tokenizer.Kind;

    /// <summary>Tokens of a text at most.</summary>
    public int Length => _length;

    /// <summary>The ids as the tokenizer gives them, cut to length, not padded.</summary>
    public long[] Ids(string text) => _tokenizer.Encode(text, _length);

    public bool Cuts(string text) => _tokenizer.Encode(text).Length > _length;

    /// <summary>
    /// Whether the vocabulary has Chinese: about a token a character, or a word. Without it, one knows them as two or three bytes each
    /// (CLIP), another takes any number of them for one unknown (T5, SigLIP).
    /// </summary>
    public bool SpellsChinese() => (_tokenizer.Encode(Ideographs).Length - 2) / (double)Ideographs.Length is > 0.4 and < 1.5;

    /// <exception cref="EmbeddingException">Tokenizer or graph refused this text.</exception>
    public float[] Embed(string text)
    {
        var ids = Ids(text);
        var length = _padded ? _length : Math.Max(ids.Length, 1);
        var values = new List<OrtValue>(_inputs.Length);
        try
        {
            foreach (var name in _inputs)
                values.Add(Tensor(name, ids, length));
            var output = _graph.Run(_inputs, values, [_output])[0];
            return output.Shape is [_, var dimension]
                ? EmbeddingOutput.Unit(output.Values.AsSpan(0, (int)dimension), _graph.File)
                : throw new EmbeddingException($"{_graph.File}: gave [{string.Join(", ", output.Shape)}] for a text.");
        }
        finally
        {
            values.ForEach(value => value.Dispose());
        }
    }

    public void Dispose()
    {
        _graph.Dispose();
        _tokenizer.Dispose();
    }

    private OrtValue Tensor(string input, long[] ids, int length)
    {
        var line = new long[_batch * length];
        for (var i = 0; i < line.Length; i++)
        {
            var at = i % length;
            line[i] = input switch
            {
                "attention_mask" => at < ids.Length ? 1 : 0,
                "token_type_ids" => 0,
                "position_ids" => at,
                _ => at < ids.Length ? ids[at] : _tokenizer.PadId,
            };
        }

        return _graph.Inputs[input].ElementDataType is TensorElementType.Int64
            ? OrtValue.CreateTensorValueFromMemory(line, [_batch, length])
            : OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(line, id => (int)id), [_batch, length]);
    }
}
