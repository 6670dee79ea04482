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
        var line = ArrayPool<byte>.Shared.Rent(source.Width * 3 + 1);
        for (var y = 0; y < rows; y++)
        {
            var result = narrowed.AsSpan(y * row, row);
            if (across.From == across.To)
            {
                source.Row(firstRow + y).Slice(window.Left * 3, row).CopyTo(result);
                continue;
            }

            source.Row(firstRow + y).CopyTo(line);
            Across(line, across, window.Left, result);
        }

        for (var y = 0; y < window.Height; y++)
        {
            var result = target.Slice(y * row, row);
            var first = down.First(window.Top + y) - firstRow;
            if (down.From == down.To)
                narrowed.AsSpan(first * row, row).CopyTo(result);
            else
                Down(narrowed.AsSpan(first * row), row, down.Weights(window.Top + y), result);
        }

        ArrayPool<byte>.Shared.Return(line);
        ArrayPool<byte>.Shared.Return(narrowed);
    }

    // One pixel is three bytes; four are read, so the line has one byte to spare behind its last pixel.
    private static void Across(ReadOnlySpan<byte> line, ResampleTable table, int firstTarget, Span<byte> target)
    {
        ref var origin = ref MemoryMarshal.GetReference(line);
        for (var x = 0; x < target.Length / 3; x++)
        {
            var weights = table.Weights(firstTarget + x);
            ref var pixel = ref Unsafe.Add(ref origin, table.First(firstTarget + x) * 3);
            var sum = Vector128.Create(Half);
            for (var i = 0; i < weights.Length; i++)
                sum += Widened(ref Unsafe.Add(ref pixel, i * 3)) * Vector128.Create(weights[i]);
            (target[x * 3], target[x * 3 + 1], target[x * 3 + 2]) = (Byte(sum[0]), Byte(sum[1]), Byte(sum[2]));
        }
    }

    private static void Down(ReadOnlySpan<byte> lines, int stride, ReadOnlySpan<int> weights, Span<byte> target)
    {
        var x = 0;
        for (; x <= target.Length - Vector256<int>.Count; x += Vector256<int>.Count)
        {
            var sum = Vector256.Create(Half);
            for (var i = 0; i < weights.Length; i++)
                sum += Widened8(ref Unsafe.AsRef(in lines[i * stride + x])) * Vector256.Create(weights[i]);
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

    private static Vector128<int> Widened(ref byte pixel) =>
        Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref pixel)).AsByte())).AsInt32();

    private static Vector256<int> Widened8(ref byte first)
    {
        var words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref first)).AsByte());
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
