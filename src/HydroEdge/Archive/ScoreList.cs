using System.Buffers.Binary;

namespace HydroEdge.Archive;

/// <summary>The scores of a frame as the archive stores them: nine bytes a watch, three of its figures as half floats.</summary>
internal static class ScoreList
{
    private const int Each = 9;

    /// <returns>Null without scores.</returns>
    public static byte[]? Pack(IReadOnlyList<KeptScore> scores, Func<string, long> numberOf)
    {
        if (scores.Count == 0)
            return null;
        var packed = new byte[scores.Count * Each];
        for (var i = 0; i < scores.Count; i++)
        {
            var at = packed.AsSpan(i * Each, Each);
            BinaryPrimitives.WriteUInt16LittleEndian(at, checked((ushort)numberOf(scores[i].WatchId)));
            at[2] = scores[i].Active ? (byte)1 : (byte)0;
            BinaryPrimitives.WriteHalfLittleEndian(at[3..], (Half)scores[i].Score);
            BinaryPrimitives.WriteHalfLittleEndian(at[5..], (Half)scores[i].Margin);
            BinaryPrimitives.WriteHalfLittleEndian(at[7..], (Half)scores[i].Deviations);
        }

        return packed;
    }

    /// <param name="nameOf">Null for a number without a name, whose score is passed over.</param>
    public static IReadOnlyList<KeptScore> Unpack(ReadOnlySpan<byte> packed, Func<long, string?> nameOf)
    {
        var scores = new List<KeptScore>(packed.Length / Each);
        for (; packed.Length >= Each; packed = packed[Each..])
        {
            if (nameOf(BinaryPrimitives.ReadUInt16LittleEndian(packed)) is { } watch)
                scores.Add(new(watch, packed[2] != 0, Read(packed[3..]), Read(packed[5..]), Read(packed[7..])));
        }

        return scores;
    }

    /// <summary>The bits of the watches that were active, see <see cref="CodeBlock.BitOf"/>.</summary>
    public static uint ActiveBits(ReadOnlySpan<byte> packed)
    {
        var bits = 0u;
        for (; packed.Length >= Each; packed = packed[Each..])
        {
            if (packed[2] != 0)
                bits |= CodeBlock.BitOf(BinaryPrimitives.ReadUInt16LittleEndian(packed));
        }

        return bits;
    }

    private static double Read(ReadOnlySpan<byte> half) => (double)BinaryPrimitives.ReadHalfLittleEndian(half);
}
