using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HydroEdge.Archive;

/// <summary>Goes through the blocks of a day and keeps what fits the query best. For one thread.</summary>
internal sealed class CodeScan(CodeQuery query, DayPlaces places, int day, Shortlist best)
{
    private readonly int _size = CodeBlock.Size(query.Vector.Length);

    public Shortlist Best => best;

    /// <summary>Of the cosines of the views held against the query.</summary>
    public Spread Estimated { get; private set; }

    /// <param name="views">How many of the views in the blocks count.</param>
    /// <returns>False when a view names a centre that the day does not have.</returns>
    public bool Through(ReadOnlySpan<byte> blocks, long views)
    {
        Span<float> estimates = stackalloc float[CodeBlock.Views];
        for (; blocks.Length >= _size && views > 0; blocks = blocks[_size..], views -= CodeBlock.Views)
        {
            query.Signs(blocks[.._size], estimates);
            if (!Through(blocks[.._size], (int)Math.Min(views, CodeBlock.Views), estimates))
                return false;
        }

        return true;
    }

    private bool Through(ReadOnlySpan<byte> block, int views, Span<float> estimates)
    {
        var times = CodeBlock.Times(block);
        var watches = CodeBlock.Watches(block);
        var scales = CodeBlock.Scales(block);
        var centres = CodeBlock.Centres(block);
        var (sum, squares) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (counted, better) = (0u, 0u);
        for (var i = 0; i < CodeBlock.Views; i += Vector256<float>.Count)
        {
            if (!TryNear(centres.Slice(i, Vector256<int>.Count), out var near))
                return false;
            var time = Vector256.Create(times[i..]);
            var counts = Vector256.GreaterThan(near, Vector256.Create(float.NegativeInfinity)).AsInt32()
                & Vector256.GreaterThanOrEqual(time, Vector256.Create(places.From)) & Vector256.LessThan(time, Vector256.Create(places.To))
                & Vector256.LessThan(Vector256<int>.Indices + Vector256.Create(i), Vector256.Create(views));
            if (!places.AnyWatch)
                counts &= ~Vector256.Equals(Vector256.Create(watches[i..]) & Vector256.Create(places.Watches), Vector256<uint>.Zero).AsInt32();
            var estimate = near + Vector256.Create(scales[i..]) * Vector256.Create<float>(estimates[i..]);
            var own = estimate & counts.AsSingle();
            (sum, squares) = (sum + own, squares + own * own);
            estimate.CopyTo(estimates[i..]);
            counted |= counts.ExtractMostSignificantBits() << i;
            better |= (Vector256.GreaterThan(estimate, Vector256.Create(best.Floor)).AsInt32() & counts).ExtractMostSignificantBits() << i;
        }

        Estimated += new Spread(BitOperations.PopCount(counted), Vector256.Sum(sum), Vector256.Sum(squares));
        for (; better != 0; better &= better - 1)
        {
            var slot = BitOperations.TrailingZeroCount(better);
            best.Offer(new Candidate(estimates[slot], day, CodeBlock.View(block, slot), places.CameraOf(centres[slot]), times[slot]));
        }

        return true;
    }

    // How near the centres of eight views are to the query.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryNear(ReadOnlySpan<int> centres, out Vector256<float> near)
    {
        var all = places.Near;
        near = default;
        if (Vector256.GreaterThanOrEqualAny(Vector256.Create(centres).AsUInt32(), Vector256.Create((uint)all.Length)))
            return false;
        ref var first = ref MemoryMarshal.GetReference(all);
        near = Vector256.Create(
            Unsafe.Add(ref first, centres[0]), Unsafe.Add(ref first, centres[1]), Unsafe.Add(ref first, centres[2]), Unsafe.Add(ref first, centres[3]),
            Unsafe.Add(ref first, centres[4]), Unsafe.Add(ref first, centres[5]), Unsafe.Add(ref first, centres[6]), Unsafe.Add(ref first, centres[7]));
        return true;
    }
}
