using System.Globalization;

namespace HydroEdge.Config;

/// <summary>A span of time as it is written in the files: a whole number and a unit, <c>500ms 5s 10m 2h 14d</c>.</summary>
internal static class Duration
{
    public const string Form = "a whole number with a unit: 500ms, 5s, 10m, 2h or 14d";

    public const string Pattern = "^[0-9]{1,9}(ms|s|m|h|d)$";

    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
    ];

    public static bool TryRead(string text, out TimeSpan span)
    {
        span = default;
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var length = Units.FirstOrDefault(unit => unit.Unit == text[digits..]).Length;

        if (digits is 0 or > 9 || length == default)
            return false;

        // 999999999d is more than a TimeSpan holds; the longest one is out of every key's range just the same.
        var count = Math.Min(long.Parse(text[..digits], CultureInfo.InvariantCulture), TimeSpan.MaxValue.Ticks / length.Ticks);
        span = TimeSpan.FromTicks(length.Ticks * count);
        return true;
    }

    /// <summary>The same for how much of the past is meant: more than nothing, and no more than a clock can go back.</summary>
    public static bool TryReadPast(string text, out TimeSpan span) => TryRead(text, out span) && span > TimeSpan.Zero && span <= TimeSpan.FromDays(36500);

    public static string Write(TimeSpan span)
    {
        var (unit, length) = Units.LastOrDefault(unit => span.Ticks % unit.Length.Ticks == 0 && span >= unit.Length, Units[1]);
        return $"{span.Ticks / length.Ticks}{unit}";
    }
}
