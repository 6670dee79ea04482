using System.Numerics.Tensors;

namespace HydroEdge.Archive;

/// <summary>What a search has to know of a day to read its index: which centres count, how near each is to the query, and the time and the watches asked for.</summary>
internal sealed class DayPlaces
{
    // A day has some dozens to some thousands; whatever says more is damaged.
    private const int MostCentres = 1 << 20;

    private readonly float[] _near;
    private readonly long[] _cameras;

    /// <exception cref="InvalidDataException">The day's numbers make no sense.</exception>
    public DayPlaces(DayFacts facts, ArchiveDay day, float[] query, SearchFilter filter)
    {
        var centres = facts.Centres;
        if (centres.Keys.Any(number => number is < 0 or >= MostCentres) || centres.Values.Any(centre => centre.Vector.Length != query.Length))
            throw new InvalidDataException("its centres are not those of this model");
        var count = centres.Count == 0 ? 0 : centres.Keys.Max() + 1;
        (_near, _cameras) = (new float[count], new long[count]);
        Array.Fill(_near, float.NegativeInfinity);
        foreach (var (number, centre) in centres)
        {
            _cameras[number] = centre.Camera;
            if (filter.Cameras.Count == 0 || (facts.Cameras.TryGetValue(centre.Camera, out var name) && filter.Cameras.Contains(name)))
                _near[number] = TensorPrimitives.Dot<float>(query, centre.Vector);
        }

        From = Within(filter.From ?? DateTimeOffset.MinValue, day);
        To = Within(filter.To ?? DateTimeOffset.MaxValue, day);
        Watches = filter.Watches.Count == 0
            ? uint.MaxValue
            : facts.Watches.Where(watch => filter.Watches.Contains(watch.Value)).Aggregate(0u, (bits, watch) => bits | CodeBlock.BitOf(watch.Key));
        AnyWatch = filter.Watches.Count == 0;
    }

    /// <summary>Milliseconds within the day from which on views count.</summary>
    public int From { get; }

    /// <summary>Milliseconds within the day from which on they count no more.</summary>
    public int To { get; }

    /// <summary>The bits of the watches of which one must have been active, unless <see cref="AnyWatch"/>.</summary>
    public uint Watches { get; }

    public bool AnyWatch { get; }

    /// <summary>Cosine of the query and each centre; negative infinity for those that do not count.</summary>
    public ReadOnlySpan<float> Near => _near;

    /// <summary>The cosine of the query and a view, by the view's centre and how it leaves it.</summary>
    public float Cosine(int centre, ReadOnlySpan<byte> away, float[] query) => _near[centre] + ByteVector.Dot(query, away);

    public long CameraOf(int centre) => _cameras[centre];

    private static int Within(DateTimeOffset time, ArchiveDay day) =>
        time <= day.Start ? 0 : time >= day.Start.AddDays(1) ? int.MaxValue : (int)Math.Ceiling((time - day.Start).TotalMilliseconds);
}
