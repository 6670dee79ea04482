using System.Globalization;
using System.Text.RegularExpressions;

namespace HydroEdge.Watches;

/// <summary>What no CLIP-style model can make much of, whichever it is: to be said while the query is written.</summary>
internal static partial class QueryLints
{
    public static IEnumerable<WatchLint> Of(WatchOptions watch) =>
        from asked in watch.Queries.Select(query => (Key: "queries", Item: (string?)query.Key, Text: query.Value)).Prepend(("query", null, watch.Query))
        from what in About(asked.Text, watch.Contrast.Count == 0)
        select new WatchLint(watch, asked.Key, asked.Item, what);

    /// <summary>A line on what was taken from the query because the watch does not say it; null when nothing was.</summary>
    public static string? Derivation(WatchOptions watch)
    {
        var plan = QueryPlan.Of(watch);
        return plan.ContrastsDerived && plan.Wordings.All(wording => wording.Denies is null)
            ? $"held against {string.Join(" and ", plan.Contrasts.Select(Quoted))}, taken from the query; write 'contrast' to choose for yourself"
            : null;
    }

    private static IEnumerable<string> About(string text, bool withoutContrast)
    {
        if (Negation.In(text) is { } denied)
            yield return About(denied, withoutContrast);
        if (Reading().Match(text) is { Success: true } reading)
            yield return $"{Quoted(reading.Value.Trim())} is a reading, and models read no values; ask for the zone or mark it stands at, such as 'gauge needle in red zone'";
        else if (Count().Match(text) is { Success: true } count)
            yield return $"{Quoted(count.Value.Trim())} counts, and models do not; ask for the thing itself, in a region where one is already too many";
        if (NamesNothing().IsMatch(text.Trim()))
            yield return $"{Quoted(text.Trim())} names nothing that can be seen; name the thing and its state, such as 'oil on the floor'";
    }

    private static string About(Negation denied, bool withoutContrast)
    {
        var affirmed = Quoted(denied.Affirmed);
        return denied.Positive is { } positive
            ? $"models hardly hear a 'not', so this is asked as {Quoted(positive)} too{(withoutContrast ? $" and held against {affirmed}" : "")}; better say what is to be seen"
            : $"models hardly hear a 'not' and may take this for {affirmed}{(withoutContrast ? ", which it is held against" : "")}; say what is to be seen instead";
    }

    private static string Quoted(string text) => string.Create(CultureInfo.InvariantCulture, $"'{text}'");

    // "4.2 bar", "above 50 degrees", "1.5米".
    [GeneratedRegex(@"(?<![A-Za-z0-9.])\d+(?:[.,]\d+)? ?(?:%|°|(?:bar|mbar|psi|k?pa|mpa|degrees?|celsius|rpm|hz|[km]?v|volts?|amps?|mw|kw|met(?:er|re)s?|[cm]?m)\b|[兆千]?帕|摄氏度|度|米|厘米|毫米|伏|安培|转|千瓦|兆瓦)", RegexOptions.IgnoreCase)]
    private static partial Regex Reading();

    [GeneratedRegex(
        @"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|exactly (?:one|\d+)|(?:more|fewer|less) than \w+|at (?:least|most) \w+)\b(?!-)(?: \w+)?"
        + @"|(?<!\b(?:unit|gate|pump|no\.?|number|bay|door|line|block|level|phase) )\b[2-9]\d* (?:people|men|persons?|workers?|(?!(?:is|was|has|its)\b)[a-z]{3,}(?<!s)s)\b"
        + "|[两二三四五六七八九十几多2-9]+[个名位辆台块盏只艘条](?!区|月|小时)|(?:超过|多于|少于|至少|至多|不止)[一两二三四五六七八九十\\d]+[个名位人辆台块盏只艘条]?|多人",
        RegexOptions.IgnoreCase)]
    private static partial Regex Count();

    [GeneratedRegex(
        "^(?:(?:an? |the |something |anything |is )?(?:abnormal(?:ity)?|anomal(?:y|ous)|unusual|normal|wrong|broken|damaged|defect(?:ive)?|fault|faulty|danger|dangerous|unsafe|hazard|problem|alarm|emergency|strange|suspicious|bad|open|closed|on|off|red|green|yellow|high|low|wet|dirty|hot)"
        + "|异常|不正常|正常|故障|危险|不安全|隐患|问题|报警|损坏|坏了|可疑|打开|关闭|红色|绿色|黄色|高|低|脏)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex NamesNothing();
}
