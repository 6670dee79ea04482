using System.Numerics.Tensors;
using HydroEdge.Archive;

namespace HydroEdge.Benchmarks.Archive;

/// <summary>What a search should find: every vector compared as floats, and of each ten seconds of a camera the best.</summary>
internal static class ExactMoments
{
    private const int Found = 10;
    private const double Moment = 10;

    /// <returns>Ids of the frames.</returns>
    public static IReadOnlyList<string> Of(FrameCloud cloud, float[] query)
    {
        var taken = new List<int>();
        foreach (var i in Nearest(cloud, query, 20_000))
        {
            if (taken.Count == Found)
                break;
            if (!taken.Any(better => IsOneMoment(cloud, better, i)))
                taken.Add(i);
        }

        return [.. taken.Select(i => BenchArchive.IdOf(i, cloud.Count))];
    }

    public static double Recall(IReadOnlyList<string> exact, IReadOnlyList<Found> found) =>
        (double)found.Count(moment => exact.Contains(moment.Id)) / exact.Count;

    /// <summary>At which places of the estimates the nearest ten frames stand.</summary>
    public static IEnumerable<int> RanksOfNearest(FrameCloud cloud, float[] query, float[] estimates) =>
        Nearest(cloud, query, Found).Select(i => estimates.Count(estimate => estimate > estimates[i]));

    private static int[] Nearest(FrameCloud cloud, float[] query, int most)
    {
        var cosines = new float[cloud.Count];
        Parallel.For(0, cloud.Count, i => cosines[i] = -TensorPrimitives.Dot(query, cloud[i]));
        var order = Enumerable.Range(0, cloud.Count).ToArray();
        Array.Sort(cosines, order);
        return order[..Math.Min(most, order.Length)];
    }

    private static bool IsOneMoment(FrameCloud cloud, int a, int b) =>
        cloud.Cameras[a] == cloud.Cameras[b]
        && BenchArchive.IdOf(a, cloud.Count)[..10] == BenchArchive.IdOf(b, cloud.Count)[..10]
        && Math.Abs(BenchArchive.SecondOf(a, cloud.Count) - BenchArchive.SecondOf(b, cloud.Count)) < Moment;
}
