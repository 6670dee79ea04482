using System.Diagnostics;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using HydroEdge.Archive;

namespace HydroEdge.Benchmarks.Archive;

/// <summary>
/// Ways to look through the same codes, in memory and on two threads: bits that differ (symmetric), a table for each byte of a code, code by
/// code (asymmetric), and the tables for half bytes that ship, thirty-two codes at a time. Symmetric too goes through the blocks that ship.
/// </summary>
internal sealed class CodeScans
{
    private const int Threads = 2;

    // More than any cache holds.
    private const int ManyBytes = 1 << 30;

    // Sums of bits that differ in a byte fit a byte for so many bytes.
    private const int BytesAtOnce = 16;

    private readonly int _size, _bytes;
    private readonly byte[] _blocks;
    private readonly byte[] _codes;
    private readonly float[] _scales;
    private readonly (int Day, int Centre)[] _places;
    private readonly bool[] _isView;
    private readonly Dictionary<int, Centre>[] _centres;

    public CodeScans(string folder, string fingerprint, int dimension)
    {
        (_size, _bytes) = (CodeBlock.Size(dimension), ViewCode.Size(dimension) - sizeof(float));
        var days = ArchiveDay.AllIn(folder).Reverse().ToArray();
        var parts = days.Select(day => File.ReadAllBytes(day.Codes(fingerprint))[CodeHeader.Size..]).ToArray();
        _blocks = [.. parts.SelectMany(part => part)];
        _centres = [.. days.Select(day =>
        {
            using var reader = new DayReader(day);
            return reader.Centres(fingerprint).ToDictionary();
        })];
        var slots = _blocks.Length / _size * CodeBlock.Views;
        (_codes, _scales, _places, _isView) = (new byte[slots * _bytes], new float[slots], new (int, int)[slots], new bool[slots]);
        var dayOf = parts.SelectMany((part, day) => Enumerable.Repeat(day, part.Length / _size)).ToArray();
        for (var i = 0; i < slots; i++)
            TakeApart(i, dayOf[i / CodeBlock.Views]);
    }

    /// <summary>Bytes a second that a plain sum over memory reads, on as many threads.</summary>
    public static double MemoryBandwidth()
    {
        var numbers = new long[ManyBytes / sizeof(long)];
        numbers.AsSpan().Fill(1);
        return Enumerable.Range(0, 5).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            Parallel.For(0, Threads, thread => TensorPrimitives.Sum<long>(numbers.AsSpan(thread * (numbers.Length / Threads), numbers.Length / Threads)));
            return sizeof(long) * (double)numbers.Length / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }).Max();
    }

    /// <summary>Estimates of all views, and what the scan took.</summary>
    public (float[] Estimates, TimeSpan Took) Scan(float[] query, string way)
    {
        var estimates = new float[_scales.Length];
        float[] near = [.. _places.Select(place => TensorPrimitives.Dot<float>(query, _centres[place.Day].GetValueOrDefault(place.Centre)?.Vector ?? query))];
        var table = way == "table" ? Table(query) : [];
        var shipped = new CodeQuery(query);
        var signs = way == "symmetric" ? Signs(query) : [];
        var started = Stopwatch.GetTimestamp();
        Parallel.For(0, Threads, (int thread) =>
        {
            var blocks = _blocks.Length / _size;
            for (var block = thread * blocks / Threads; block < (thread + 1) * blocks / Threads; block++)
            {
                var from = block * CodeBlock.Views;
                var own = estimates.AsSpan(from, CodeBlock.Views);
                switch (way)
                {
                    case "symmetric":
                        Symmetric(BlockAt(block), signs, own);
                        break;
                    case "table":
                        Tables(table, from, own);
                        break;
                    default:
                        shipped.Signs(BlockAt(block), own);
                        break;
                }

                TensorPrimitives.MultiplyAdd(own, _scales.AsSpan(from, CodeBlock.Views), near.AsSpan(from, CodeBlock.Views), own);
            }
        });
        var took = Stopwatch.GetElapsedTime(started);
        return ([.. estimates.Where((_, i) => _isView[i])], took);
    }

    /// <summary>Bytes a second of a scan that only counts the bits that differ, through as much memory: the codes alone, again and again.</summary>
    public double SymmetricBandwidth(float[] query)
    {
        var (signs, length) = (Signs(query), _bytes * CodeBlock.Views);
        var codes = new byte[ManyBytes / length * length];
        for (var block = 0; block < codes.Length / length; block++)
            BlockAt(block % (_blocks.Length / _size))[..length].CopyTo(codes.AsSpan(block * length));
        return Enumerable.Range(0, 15).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            Parallel.For(0, Threads, (int thread) =>
            {
                var blocks = codes.Length / length;
                var least = Vector256.Create(ushort.MaxValue);
                for (var block = thread * blocks / Threads; block < (thread + 1) * blocks / Threads; block++)
                {
                    var (lower, upper) = Differ(ref codes[block * length], ref MemoryMarshal.GetArrayDataReference(signs), length);
                    least = Vector256.Min(least, Vector256.Min(lower, upper));
                }

                GC.KeepAlive(least);
            });
            return codes.Length / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }).Max();
    }

    private ReadOnlySpan<byte> BlockAt(int block) => _blocks.AsSpan(block * _size, _size);

    private void TakeApart(int i, int day)
    {
        var block = BlockAt(i / CodeBlock.Views);
        var slot = i % CodeBlock.Views;
        for (var b = 0; b < _bytes; b++)
            _codes[i * _bytes + b] = block[b * CodeBlock.Views + CodeBlock.Lane(slot)];
        (_scales[i], _places[i], _isView[i]) = (CodeBlock.Scales(block)[slot], (day, CodeBlock.Centres(block)[slot]), CodeBlock.Times(block)[slot] >= 0);
    }

    // Each byte as often as there are views in a block.
    private static byte[] Signs(float[] query)
    {
        var rotation = new CodeRotation(query.Length);
        var turned = new float[rotation.Bits];
        rotation.Turn(query, turned);
        var signs = new byte[turned.Length / 8];
        for (var i = 0; i < turned.Length; i++)
            signs[i / 8] |= turned[i] >= 0 ? (byte)(1 << (i % 8)) : (byte)0;
        return [.. signs.SelectMany(sign => Enumerable.Repeat(sign, CodeBlock.Views))];
    }

    private static float[] Table(float[] query)
    {
        var rotation = new CodeRotation(query.Length);
        var turned = new float[rotation.Bits];
        rotation.Turn(query, turned);
        var table = new float[turned.Length / 8 * 256];
        for (var at = 0; at < table.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
                table[at] += (at % 256 >> bit & 1) != 0 ? turned[at / 256 * 8 + bit] : -turned[at / 256 * 8 + bit];
        }

        return table;
    }

    // Of the lower half of a block's slots and of the upper how many bits differ.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<ushort> Lower, Vector256<ushort> Upper) Differ(ref byte codes, ref byte signs, int length)
    {
        var (lower, upper) = (Vector256<ushort>.Zero, Vector256<ushort>.Zero);
        for (var at = 0; at < length;)
        {
            var sum = Vector256<byte>.Zero;
            for (var end = Math.Min(at + BytesAtOnce * CodeBlock.Views, length); at < end; at += CodeBlock.Views)
                sum += Bits(Vector256.LoadUnsafe(ref Unsafe.Add(ref codes, at)) ^ Vector256.LoadUnsafe(ref Unsafe.Add(ref signs, at)));
            lower += sum.AsUInt16() & Vector256.Create((ushort)byte.MaxValue);
            upper += sum.AsUInt16() >>> 8;
        }

        return (lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Bits(Vector256<byte> bytes)
    {
        var low = Vector256.Create((byte)0x0F);
        return LookUp(bytes & low) + LookUp((bytes.AsUInt16() >>> 4).AsByte() & low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> LookUp(Vector256<byte> halves)
    {
        var bitsOfHalf = Vector256.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
        return Avx2.IsSupported ? Avx2.Shuffle(bitsOfHalf, halves) : Vector256.Shuffle(bitsOfHalf, halves);
    }

    private void Symmetric(ReadOnlySpan<byte> block, byte[] signs, Span<float> estimates)
    {
        var (lower, upper) = Differ(ref MemoryMarshal.GetReference(block), ref MemoryMarshal.GetArrayDataReference(signs), _bytes * CodeBlock.Views);
        Spread(lower, estimates);
        Spread(upper, estimates[(CodeBlock.Views / 2)..]);
    }

    // A number of the turned query is about 1 / sqrt(bits).
    private void Spread(Vector256<ushort> differ, Span<float> estimates)
    {
        var unit = Vector256.Create(1 / MathF.Sqrt(8 * _bytes));
        var (lower, upper) = Vector256.Widen(differ);
        (unit * Vector256.ConvertToSingle(Vector256.Create(8 * _bytes) - 2 * lower.AsInt32())).CopyTo(estimates);
        (unit * Vector256.ConvertToSingle(Vector256.Create(8 * _bytes) - 2 * upper.AsInt32())).CopyTo(estimates[Vector256<float>.Count..]);
    }

    private void Tables(float[] table, int from, Span<float> estimates)
    {
        for (var slot = 0; slot < CodeBlock.Views; slot++)
        {
            var sum = 0f;
            ref var code = ref _codes[(from + slot) * _bytes];
            for (var b = 0; b < _bytes; b++)
                sum += table[b * 256 + Unsafe.Add(ref code, b)];
            estimates[slot] = sum;
        }
    }
}
