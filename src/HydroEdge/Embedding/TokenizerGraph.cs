namespace HydroEdge.Embedding;

/// <summary>
/// An ONNX graph of one node: an operator of onnxruntime-extensions from text to token ids. Field numbers are those of
/// onnx.proto (ModelProto, GraphProto, NodeProto, AttributeProto, ValueInfoProto).
/// </summary>
internal static class TokenizerGraph
{
    public const string Input = "text";
    public const string Output = "ids";
    private const int String = 8;
    private const int Int64 = 7;
    private const string Domain = "ai.onnx.contrib";

    /// <summary>BPE and Unigram: the operator reads tokenizer.json itself.</summary>
    public static byte[] OfJson(string tokenizer, string config) => Of(
        "HfJsonTokenizer",
        [Output],
        Text("tokenizer_vocab", tokenizer),
        Text("tokenizer_config", config));

    /// <summary>WordPiece: the operator takes the vocabulary in id order, a line each, and BERT's rules.</summary>
    public static byte[] OfWordPieces(string vocabulary, bool lowerCase, bool stripAccents, string unknown, string prefix) => Of(
        "BertTokenizer",
        [Output, "token_types", "attention", "offsets"],
        Text("vocab_file", vocabulary),
        Number("do_lower_case", lowerCase ? 1 : 0),
        Number("strip_accents", stripAccents ? 1 : 0),
        Text("unk_token", unknown),
        Text("suffix_indicator", prefix));

    private static byte[] Of(string operation, string[] outputs, params ProtoWriter[] attributes)
    {
        var node = new ProtoWriter().Text(1, Input);
        foreach (var output in outputs)
            node.Text(2, output);
        node.Text(4, operation);
        foreach (var attribute in attributes)
            node.Message(5, attribute);
        node.Text(7, Domain);

        var graph = new ProtoWriter().Message(1, node).Text(2, "tokenizer").Message(11, Value(Input, String));
        foreach (var output in outputs)
            graph.Message(12, Value(output, Int64));
        return new ProtoWriter()
            .Number(1, 8)
            .Message(7, graph)
            .Message(8, new ProtoWriter().Text(1, "").Number(2, 17))
            .Message(8, new ProtoWriter().Text(1, Domain).Number(2, 1))
            .ToArray();
    }

    private static ProtoWriter Value(string name, int type) =>
        new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, new ProtoWriter().Number(1, type)));

    private static ProtoWriter Text(string name, string value) => new ProtoWriter().Text(1, name).Text(4, value).Number(20, 3);

    private static ProtoWriter Number(string name, long value) => new ProtoWriter().Text(1, name).Number(3, value).Number(20, 2);
}
