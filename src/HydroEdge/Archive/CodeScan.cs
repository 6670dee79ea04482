using System.Runtime.InteropServices;
using System.Runtime.CompilerServices;

namespace HydroEdge.Archive;

/// <summary>Goes through the records of a day and keeps what fits the query best. For one thread.</summary>
internal sealed class CodeScan(CodeQuery query, DayPlaces places, int day, Shortlist best)
{
    private readonly int _size = CodeRecord.Size(query.Vector.Length);

    public Shortlist Best => best;

    /// <summary>Views held against the query.</summary>
    public long Searched { get; private set; }

    /// <summary>Of their estimated cosines.</summary>
    public double Sum { get; private set; }

    public double SumOfSquares { get; private set; }

    /// <returns>False when a record names a centre that the day does not have.</returns>
    public bool Through(ReadOnlySpan<byte> records)
    {
        var near = places.Near;
        var (searched, sum, squares, floor) = (0L, 0.0, 0.0, best.Floor);
        for (; records.Length >= _size; records = records[_size..])
        {
            var record = records[.._size];
            var centre = CodeRecord.Centre(record);
            if ((uint)centre >= (uint)near.Length)
                return false;
            if (!Counts(record, near[centre]))
                continue;
            var estimate = near[centre] + CodeRecord.Scale(record) * query.Signs(ref MemoryMarshal.GetReference(record));
            searched++;
            sum += estimate;
            squares += (double)estimate * estimate;
            if (estimate > floor)
            {
                best.Offer(new Candidate(estimate, day, CodeRecord.View(record), places.CameraOf(centre), CodeRecord.Time(record)));
                floor = best.Floor;
            }
        }

        (Searched, Sum, SumOfSquares) = (Searched + searched, Sum + sum, SumOfSquares + squares);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Counts(ReadOnlySpan<byte> record, float near)
    {
        var time = CodeRecord.Time(record);
        return near > float.NegativeInfinity && time >= places.From && time < places.To
            && (places.AnyWatch || (CodeRecord.Watches(record) & places.Watches) != 0);
    }
}
