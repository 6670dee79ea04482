using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HydroEdge.Embedding;

/// <summary>
/// Resizes packed RGB exactly as Pillow does (8 bit, two passes, rows first, each rounded to a byte), but computes only
/// the window of the result that is asked for. Keeps the weights of the sizes it has met; thread-safe.
/// </summary>
internal sealed class Resampler(ResampleFilter filter)
{
    // Cameras and regions come in a handful of sizes; a table is a few kB.
    private const int TablesKept = 128;
    private const int Half = 1 << (ResampleTable.PrecisionBits - 1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(int From, int To), ResampleTable> _tables = [];

    /// <summary>Writes the <paramref name="window"/> of <paramref name="source"/> resized to the given size, packed RGB.</summary>
    public void Resize(PixelView source, int width, int height, PixelBox window, Span<byte> target)
    {
        var across = Table(source.Width, width);
        var down = Table(source.Height, height);
        var firstRow = down.First(window.Top);
        var last = window.Top + window.Height - 1;
        var rows = down.First(last) + down.Weights(last).Length - firstRow;

        var row = window.Width * 3;
        var narrowed = ArrayPool<byte>.Shared.Rent(rows * row);
        Narrow(source, across, window, firstRow, rows, narrowed);
        for (var y = 0; y < window.Height; y++)
        {
            var result = target.Slice(y * row, row);
            var first = down.First(window.Top + y) - firstRow;
            if (down.From == down.To)
                narrowed.AsSpan(first * row, row).CopyTo(result);
            else
                Down(narrowed.AsSpan(first * row), row, down.Weights(window.Top + y), result);
        }

        ArrayPool<byte>.Shared.Return(narrowed);
    }

    // Two rows at a time share the weights. One pixel is three bytes and four are read, so a line is copied to where
    // one byte is to spare behind its last pixel.
    private static void Narrow(PixelView source, ResampleTable table, PixelBox window, int firstRow, int rows, Span<byte> narrowed)
    {
        var row = window.Width * 3;
        var stride = source.Width * 3 + 1;
        var lines = ArrayPool<byte>.Shared.Rent(2 * stride);
        for (var y = 0; y < rows; y += 2)
        {
            var lower = Math.Min(y + 1, rows - 1);
            var first = narrowed.Slice(y * row, row);
            var second = narrowed.Slice(lower * row, row);
            if (table.From == table.To)
            {
                source.Row(firstRow + y).Slice(window.Left * 3, row).CopyTo(first);
                source.Row(firstRow + lower).Slice(window.Left * 3, row).CopyTo(second);
                continue;
            }

            source.Row(firstRow + y).CopyTo(lines);
            source.Row(firstRow + lower).CopyTo(lines.AsSpan(stride));
            Across(lines, stride, table, window.Left, first, second);
        }

        ArrayPool<byte>.Shared.Return(lines);
    }

    private static void Across(ReadOnlySpan<byte> lines, int stride, ResampleTable table, int firstTarget, Span<byte> first, Span<byte> second)
    {
        ref var origin = ref MemoryMarshal.GetReference(lines);
        for (var x = 0; x < first.Length; x += 3)
        {
            var weights = table.Weights(firstTarget + x / 3);
            ref var pixel = ref Unsafe.Add(ref origin, table.First(firstTarget + x / 3) * 3);
            var sum = Vector256.Create(Half);
            for (var i = 0; i < weights.Length; i++)
            {
                var two = Unsafe.ReadUnaligned<uint>(ref pixel) | (ulong)Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref pixel, stride)) << 32;
                sum += Widened(two) * Vector256.Create(weights[i]);
                pixel = ref Unsafe.Add(ref pixel, 3);
            }

            (first[x], first[x + 1], first[x + 2]) = (Byte(sum[0]), Byte(sum[1]), Byte(sum[2]));
            (second[x], second[x + 1], second[x + 2]) = (Byte(sum[4]), Byte(sum[5]), Byte(sum[6]));
        }
    }

    private static void Down(ReadOnlySpan<byte> lines, int stride, ReadOnlySpan<int> weights, Span<byte> target)
    {
        var x = 0;
        for (; x <= target.Length - Vector256<int>.Count; x += Vector256<int>.Count)
        {
            var sum = Vector256.Create(Half);
            for (var i = 0; i < weights.Length; i++)
                sum += Widened(MemoryMarshal.Read<ulong>(lines[(i * stride + x)..])) * Vector256.Create(weights[i]);
            for (var lane = 0; lane < Vector256<int>.Count; lane++)
                target[x + lane] = Byte(sum[lane]);
        }

        for (; x < target.Length; x++)
        {
            var sum = Half;
            for (var i = 0; i < weights.Length; i++)
                sum += lines[i * stride + x] * weights[i];
            target[x] = Byte(sum);
        }
    }

    private static Vector256<int> Widened(ulong bytes)
    {
        var words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte());
        return Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32();
    }

    private static byte Byte(int sum) => (byte)Math.Clamp(sum >> ResampleTable.PrecisionBits, 0, 255);

    private ResampleTable Table(int from, int to)
    {
        lock (_gate)
        {
            if (_tables.TryGetValue((from, to), out var table))
                return table;
            if (_tables.Count >= TablesKept)
                _tables.Clear();
            return _tables[(from, to)] = new ResampleTable(from, to, filter);
        }
    }
}
