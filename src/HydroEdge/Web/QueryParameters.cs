using System.Globalization;
using System.Text.RegularExpressions;
using HydroEdge.Config;
using Microsoft.AspNetCore.Http;

namespace HydroEdge.Web;

/// <summary>The parameters of a question in its address. What cannot be read is refused with name, value and remedy.</summary>
internal sealed partial class QueryParameters(IQueryCollection given)
{
    private const int MostIds = 100;

    /// <exception cref="RefusedException">There is a parameter that nobody would read: most likely a slip.</exception>
    public void RefuseAllBut(IReadOnlyList<string> known)
    {
        foreach (var name in given.Keys.Except(known))
            throw RefusedException.Parameter(name, given[name], Similar.To(name, known) is { } meant ? $"{meant} is probably meant" : $"known are {string.Join(", ", known)}");
    }

    /// <summary>Null where it is not given, or empty.</summary>
    public string? Text(string name) => given[name] switch
    {
        [] or [null or ""] => null,
        [{ } only] => only,
        var several => throw RefusedException.Parameter(name, several, "give it once"),
    };

    public IReadOnlyList<string> Ids(string name)
    {
        string[] ids = [.. given[name].OfType<string>().Where(id => id.Length > 0).Distinct()];
        if (ids.Length > MostIds)
            throw RefusedException.Parameter(name, $"{ids.Length} ids", $"name {MostIds} at most");
        return Array.Find(ids, id => !Id().IsMatch(id)) is { } wrong ? throw RefusedException.Parameter(name, wrong, $"an id has {Slug.Form}") : ids;
    }

    public TimeSpan? Past(string name) => Text(name) is not { } text ? null
        : Duration.TryReadPast(text, out var span) ? span : throw RefusedException.Parameter(name, text, $"write {Duration.Form}");

    public DateTimeOffset? Moment(string name) => Text(name) is not { } text ? null
        : Config.Moment.TryRead(text, out var moment) ? moment : throw RefusedException.Parameter(name, text, $"write {Config.Moment.Form}");

    public int Count(string name, int usual, int most) => Text(name) is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most ? count
        : throw RefusedException.Parameter(name, text, $"it must be from 1 to {most}");

    public bool Flag(string name) => Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        var text => throw RefusedException.Parameter(name, text, "write true or false"),
    };

    [GeneratedRegex(Slug.Pattern)]
    private static partial Regex Id();
}
