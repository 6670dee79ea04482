using System.Globalization;

namespace HydroEdge.Bus;

/// <summary>The machine's own thermometers, as Linux shows them.</summary>
internal static class ThermalZones
{
    private const string Folder = "/sys/class/thermal";

    // A zone without a sensor behind it reads 0, or something no machine survives.
    private const double Coldest = -40;
    private const double Hottest = 150;

    /// <summary>The highest (degrees Celsius); null where there is none.</summary>
    public static double? HighestC(string folder = Folder)
    {
        if (!Directory.Exists(folder))
            return null;
        var all = Directory.EnumerateDirectories(folder, "thermal_zone*").Select(Read).OfType<double>().ToList();
        return all.Count == 0 ? null : Math.Round(all.Max(), 1);
    }

    private static double? Read(string zone)
    {
        try
        {
            return double.TryParse(File.ReadAllText(Path.Combine(zone, "temp")), CultureInfo.InvariantCulture, out var thousandths)
                && thousandths / 1000 is var degrees and > Coldest and < Hottest and not 0
                ? degrees
                : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
