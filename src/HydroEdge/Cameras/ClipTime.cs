using System.Globalization;

namespace HydroEdge.Cameras;

/// <summary>A time in a clip as people write it: seconds (<c>90.5</c>), <c>m:ss</c> or <c>h:mm:ss</c>.</summary>
internal static class ClipTime
{
    private const double Hour = 3600;

    /// <summary>Seconds; null when the text is no such time.</summary>
    public static double? Read(string text)
    {
        var parts = text.Split(':');
        if (parts.Length > 3 || !double.TryParse(parts[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return null;

        var unit = 60.0;
        if (parts.Length > 1 && seconds >= unit)
            return null;
        for (var i = parts.Length - 2; i >= 0; i--, unit *= 60)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || (i > 0 && count >= 60))
                return null;
            seconds += count * unit;
        }

        return double.IsFinite(seconds) ? seconds : null;
    }

    /// <summary>To a tenth of a second, e.g. <c>1:05.2</c> or <c>2:01:05.2</c>.</summary>
    public static string Write(double seconds) => Written(Math.Round(seconds, 1), "00.0");

    /// <summary>To the second, or to the minute from an hour on.</summary>
    public static string Brief(double seconds, bool inHours) => inHours
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)(Math.Round(seconds) / Hour)}:{(int)(Math.Round(seconds) / 60) % 60:00}")
        : Written(Math.Round(seconds), "00");

    private static string Written(double seconds, string form)
    {
        var (minutes, rest) = ((int)(seconds / 60), (seconds % 60).ToString(form, CultureInfo.InvariantCulture));
        return seconds < Hour
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes}:{rest}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:00}:{rest}");
    }
}
