using System.Globalization;
using HydroEdge.Benchmarks.Figures;
using HydroEdge.Cli;
using HydroEdge.Pipeline;

namespace HydroEdge.Benchmarks.Report;

/// <summary>Figures as the report writes them: with what they were counted from and their 95 % interval.</summary>
internal static class Shown
{
    public const string Nothing = "-";

    public static string Of(Recall recall)
    {
        if (recall.Share is not { } share)
            return Nothing;
        var interval = ShareInterval.Of(recall.Found, recall.Planted);
        return string.Create(CultureInfo.InvariantCulture, $"{share:0.00} ({interval.Low:0.00} to {interval.High:0.00}) of {recall.Planted}");
    }

    public static string Of(DailyRate? rate) => rate is null
        ? Nothing
        : string.Create(CultureInfo.InvariantCulture, $"{rate.PerDay:0.00} ({rate.Low:0.00} to {rate.High:0.00})");

    public static string Seconds(double? seconds) =>
        seconds is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.0} s") : Nothing;
}
