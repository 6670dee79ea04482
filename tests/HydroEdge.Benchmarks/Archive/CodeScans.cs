using System.Buffers.Binary;
using System.Diagnostics;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using HydroEdge.Archive;

namespace HydroEdge.Benchmarks.Archive;

/// <summary>
/// Ways to look through the same codes, in memory and on two threads: bits that differ (symmetric), a table for each byte of a code
/// (asymmetric), and the words of bits that ship.
/// </summary>
internal sealed class CodeScans
{
    private const int Threads = 2;

    private readonly int _size, _bytes;
    private readonly byte[] _records;
    private readonly Dictionary<int, Centre>[] _centres;
    private readonly int[] _starts;

    public CodeScans(string folder, string fingerprint, int dimension)
    {
        (_size, _bytes) = (CodeRecord.Size(dimension), ViewCode.Size(dimension) - sizeof(float));
        var days = ArchiveDay.AllIn(folder).Reverse().ToArray();
        var parts = days.Select(day => File.ReadAllBytes(day.Codes(fingerprint))[CodeHeader.Size..]).ToArray();
        _records = [.. parts.SelectMany(part => part)];
        _starts = [.. parts.Select((_, i) => parts.Take(i).Sum(part => part.Length / _size))];
        _centres = [.. days.Select(day =>
        {
            using var reader = new DayReader(day);
            return reader.Centres(fingerprint).ToDictionary();
        })];
    }

    public int Count => _records.Length / _size;

    /// <summary>Bytes a second that a plain sum over memory reads, on as many threads.</summary>
    public static double MemoryBandwidth()
    {
        var numbers = new long[1 << 27];
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
        var estimates = new float[Count];
        var near = _centres.Select(day => Enumerable.Range(0, day.Keys.Max() + 1)
            .Select(i => day.TryGetValue(i, out var centre) ? TensorPrimitives.Dot<float>(query, centre.Vector) : 0).ToArray()).ToArray();
        var table = way == "table" ? Table(query) : [];
        var words = new CodeQuery(query);
        var signs = way == "symmetric" ? Signs(query) : [];
        var started = Stopwatch.GetTimestamp();
        Parallel.For(0, Threads, thread =>
        {
            var (from, to) = (thread * Count / Threads, (thread + 1) * Count / Threads);
            switch (way)
            {
                case "symmetric":
                    Symmetric(signs, near, from, to, estimates);
                    break;
                case "table":
                    Tables(table, near, from, to, estimates);
                    break;
                default:
                    Each(from, to, near, estimates, words);
                    break;
            }
        });
        return (estimates, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Bytes a second of a scan that only counts the bits that differ.</summary>
    public double SymmetricBandwidth(float[] query)
    {
        var signs = Signs(query);
        return Enumerable.Range(0, 7).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            Parallel.For(0, Threads, thread =>
            {
                var (from, to) = (thread * Count / Threads, (thread + 1) * Count / Threads);
                var least = int.MaxValue;
                ref var record = ref _records[from * _size];
                for (var i = from; i < to; i++, record = ref Unsafe.Add(ref record, _size))
                    least = Math.Min(least, Differ(ref record, signs));
                GC.KeepAlive(least);
            });
            return _records.Length / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }).Max();
    }

    private static ulong[] Signs(float[] query)
    {
        var rotation = new CodeRotation(query.Length);
        var turned = new float[rotation.Bits];
        rotation.Turn(query, turned);
        var signs = new ulong[turned.Length / 64];
        for (var i = 0; i < turned.Length; i++)
            signs[i / 64] |= turned[i] >= 0 ? 1UL << (i % 64) : 0;
        return signs;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Differ(ref byte code, ulong[] signs)
    {
        var (differ, word) = (0, 0);
        for (; word + 4 <= signs.Length; word += 4)
            differ += Differ(ref code, signs, word) + Differ(ref code, signs, word + 1) + Differ(ref code, signs, word + 2) + Differ(ref code, signs, word + 3);
        for (; word < signs.Length; word++)
            differ += Differ(ref code, signs, word);
        return differ;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Differ(ref byte code, ulong[] signs, int word) =>
        BitOperations.PopCount(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref code, word * sizeof(ulong))) ^ signs[word]);

    private void Symmetric(ulong[] signs, float[][] near, int from, int to, float[] estimates)
    {
        // A number of the turned query is about 1 / sqrt(bits).
        var unit = 1 / MathF.Sqrt(signs.Length * 64);
        for (var i = from; i < to; i++)
            estimates[i] = Near(i, near) + Scale(i) * unit * (signs.Length * 64 - 2 * Differ(ref _records[i * _size], signs));
    }

    private void Tables(float[] table, float[][] near, int from, int to, float[] estimates)
    {
        for (var i = from; i < to; i++)
        {
            var sum = 0f;
            ref var code = ref _records[i * _size];
            for (var b = 0; b < _bytes; b++)
                sum += table[b * 256 + Unsafe.Add(ref code, b)];
            estimates[i] = Near(i, near) + Scale(i) * sum;
        }
    }

    private void Each(int from, int to, float[][] near, float[] estimates, CodeQuery query)
    {
        for (var i = from; i < to; i++)
            estimates[i] = Near(i, near) + Scale(i) * query.Signs(ref _records[i * _size]);
    }

    private float Near(int i, float[][] near)
    {
        var day = _starts.Length - 1;
        while (_starts[day] > i)
            day--;
        return near[day][BinaryPrimitives.ReadInt32LittleEndian(_records.AsSpan((i + 1) * _size - 8))];
    }

    private float Scale(int i) => BinaryPrimitives.ReadSingleLittleEndian(_records.AsSpan((i + 1) * _size - 24));
}
