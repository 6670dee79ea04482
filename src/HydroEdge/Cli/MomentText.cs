using System.CommandLine.Parsing;
using HydroEdge.Config;

namespace HydroEdge.Cli;

/// <summary>Times as a person types them at a verb: spans as in the configuration (2h), moments in UTC unless a zone is given.</summary>
internal static class MomentText
{
    public static TimeSpan? Span(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (Duration.TryReadPast(text, out var span))
            return span;
        given.AddError($"'{text}' is no time; write {Duration.Form}.");
        return null;
    }

    public static DateTimeOffset? Moment(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (Config.Moment.TryRead(text, out var moment))
            return moment;
        given.AddError($"'{text}' is no moment; write {Config.Moment.Form}.");
        return null;
    }
}
