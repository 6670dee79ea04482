using System.CommandLine.Parsing;
using System.Globalization;
using HydroEdge.Config;

namespace HydroEdge.Cli;

/// <summary>Times as a person types them at a verb: spans as in the configuration (2h), moments in UTC unless a zone is given.</summary>
internal static class MomentText
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFK",
    ];

    public static TimeSpan? Span(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (Duration.TryRead(text, out var span) && span > TimeSpan.Zero && span <= TimeSpan.FromDays(36500))
            return span;
        given.AddError($"'{text}' is no time; write {Duration.Form}.");
        return null;
    }

    public static DateTimeOffset? Moment(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (DateTimeOffset.TryParseExact(
            text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
            return moment;
        given.AddError($"'{text}' is no moment; write 2026-11-21, 2026-11-21T17:30 or 2026-11-21T17:30:05, with +08:00 at the end where it is not UTC.");
        return null;
    }
}
