using System.Text;

namespace HydroEdge.Config;

/// <summary>Turns the bytes of a file into text, or says where they are none: YAML parsers end quietly at a NUL, which would lose watches.</summary>
internal static class ConfigText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Read(ConfigSource source, Findings findings)
    {
        ReadOnlySpan<byte> bytes = source.Bytes;
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];

        try
        {
            var text = Strict.GetString(bytes);
            var odd = text.AsSpan().IndexOfAny(OddCharacters);
            if (odd < 0)
                return text;
            findings.Fault(PlaceAt(source.Name, text.AsSpan(0, odd)), $"a control character (U+{(int)text[odd]:X4}) stands here; remove it");
        }
        catch (DecoderFallbackException invalid)
        {
            var before = Encoding.UTF8.GetString(bytes[..Math.Max(0, invalid.Index)]);
            findings.Fault(PlaceAt(source.Name, before), "the text is not UTF-8 from here on; save the file as UTF-8");
        }

        return null;
    }

    private static System.Buffers.SearchValues<char> OddCharacters { get; } = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 32).Append(0x7F).Select(code => (char)code).Except("\t\n\r"), '\uFFFE', '\uFFFF']);

    private static Place PlaceAt(string file, ReadOnlySpan<char> before) =>
        new(file, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
}
