using System.Globalization;
using System.Text.RegularExpressions;

namespace HydroEdge.Bus;

/// <summary>Reads what the tools of a graphics processor print.</summary>
internal static partial class GpuReading
{
    private const long MiB = 1024 * 1024;

    /// <summary>A line for each processor: share used, MiB used, degrees; <c>[N/A]</c> for what it does not know.</summary>
    public static HealthGpu? OfNvidiaSmi(string printed)
    {
        var rows = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(',', StringSplitOptions.TrimEntries).Select(Number).ToArray())
            .Where(row => row.Length == 3 && row.Any(value => value is not null))
            .ToList();
        return rows.Count == 0 ? null : new HealthGpu(
            rows.Max(row => row[0]), rows.Any(row => row[1] is not null) ? (long)(rows.Sum(row => row[1] ?? 0) * MiB) : null, rows.Max(row => row[2]));
    }

    /// <summary>Jetson: one line of everything. Its processors share one memory, which is not the graphics processor's.</summary>
    public static HealthGpu? OfTegrastats(string printed)
    {
        var (used, degrees) = (Used().Match(printed), Degrees().Match(printed));
        return used.Success || degrees.Success
            ? new HealthGpu(used.Success ? Number(used.Groups[1].Value) : null, null, degrees.Success ? Number(degrees.Groups[1].Value) : null)
            : null;
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("GR3D_FREQ ([0-9]+)%")]
    private static partial Regex Used();

    [GeneratedRegex("(?i)GPU@([0-9.]+)C")]
    private static partial Regex Degrees();
}
