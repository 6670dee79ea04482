using System.Globalization;

namespace HydroEdge.Config;

/// <summary>A moment as a person writes it: UTC unless a zone is given.</summary>
internal static class Moment
{
    public const string Form = "2026-11-21, 2026-11-21T17:30 or 2026-11-21T17:30:05, with +08:00 at the end where it is not UTC";

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFK",
    ];

    public static bool TryRead(string text, out DateTimeOffset moment) => DateTimeOffset.TryParseExact(
        text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
}
