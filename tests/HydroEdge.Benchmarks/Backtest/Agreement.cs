using HydroEdge.Alarms;
using HydroEdge.Benchmarks.Figures;
using HydroEdge.Benchmarks.Scorer;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Cli;

namespace HydroEdge.Benchmarks.Backtest;

/// <summary>How many occurrences of the live decision and of the backtest are the same: of one watch on one camera, raised within ten seconds of each other.</summary>
/// <param name="Live">Occurrences that were raised live.</param>
/// <param name="Told">Occurrences that the backtest tells.</param>
/// <param name="Same">Pairs of the two.</param>
/// <param name="SecondsApart">Seconds in which one was active and the other was not.</param>
/// <param name="Seconds">All seconds in which both could tell.</param>
internal readonly record struct Agreement(int Live, int Told, int Same, long SecondsApart, long Seconds)
{
    private const double Within = 10;

    /// <summary>Share of all occurrences that have their like on the other side.</summary>
    public double Share => Live + Told == 0 ? 1 : 2.0 * Same / (Live + Told);

    public static Agreement operator +(Agreement one, Agreement other) => new(
        one.Live + other.Live, one.Told + other.Told, one.Same + other.Same, one.SecondsApart + other.SecondsApart, one.Seconds + other.Seconds);

    /// <param name="alone">Told of every occurrence that only one side has.</param>
    public static Agreement Of(StreamCamera camera, IReadOnlyList<Trace> live, IReadOnlyList<Trace> told, Action<RaisedAlarm, string> alone)
    {
        var sum = default(Agreement);
        for (var i = 0; i < camera.Watches.Count; i++)
        {
            var (one, other) = (Raises.Of(camera.Id, camera.Watches[i], live[i], 0), Raises.Of(camera.Id, camera.Watches[i], told[i], 0));
            var apart = Enumerable.Range(0, live[i].Seconds).Count(second => live[i].IsActive(second, 0) != told[i].IsActive(second, 0));
            sum += new Agreement(one.Count, other.Count, Pairs(one, other, alone), apart, live[i].SecondsReady);
        }

        return sum;
    }

    /// <summary>Each occurrence takes part in one pair at most; both lists are in the order of time.</summary>
    public static int Pairs(IReadOnlyList<RaisedAlarm> live, IReadOnlyList<RaisedAlarm> told, Action<RaisedAlarm, string> alone)
    {
        var (i, j, pairs) = (0, 0, 0);
        while (i < live.Count || j < told.Count)
        {
            var apart = i == live.Count ? double.PositiveInfinity : j == told.Count ? double.NegativeInfinity : live[i].At - told[j].At;
            if (Math.Abs(apart) <= Within)
                (i, j, pairs) = (i + 1, j + 1, pairs + 1);
            else if (apart < 0)
                alone(live[i++], "live");
            else
                alone(told[j++], "told");
        }

        return pairs;
    }
}
