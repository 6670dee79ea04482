using System.Text.RegularExpressions;

namespace HydroEdge.Watches;

/// <summary>
/// What a text with a "not" in it denies. CLIP-style encoders hardly hear the "not", so that the text is better asked as a pair: what is
/// seen when it holds, against what is seen when it does not.
/// </summary>
/// <param name="Affirmed">What it denies: the contrast.</param>
/// <param name="Positive">The same said without a "not"; null where the word lists know no such wording.</param>
internal sealed partial record Negation(string Affirmed, string? Positive)
{
    /// <summary>Null for a text that denies nothing.</summary>
    public static Negation? In(string text) =>
        WornThing.LackedIn(text) ?? (QueryLanguage.IsChinese(text) ? InChinese(text) : InEnglish(text));

    private static Negation? InEnglish(string text)
    {
        if (Nobody().Match(text) is { Success: true } nobody)
            return new($"a person{text[nobody.Length..]}", SomewhereInView().IsMatch(text[nobody.Length..]) ? "an empty scene" : null);
        if (NameOfAThing().IsMatch(text))
            return null;
        var affirmed = No().Replace(Not().Replace(Without().Replace(HasNo().Replace(text, "$1"), "with"), "$1"), "").Trim();
        return affirmed == text.Trim() || affirmed.Length == 0 ? null : new(affirmed, OnlyOther(affirmed));
    }

    private static Negation? InChinese(string text)
    {
        if (NobodyChinese().Match(text) is { Success: true } nobody)
            return new(text.Replace(nobody.Value, "有人", StringComparison.Ordinal), SceneChinese().IsMatch(text.Replace(nobody.Value, "", StringComparison.Ordinal)) ? "空旷的场景" : null);
        var affirmed = LackChinese().Replace(NotChinese().Replace(text, ""), "有");
        return affirmed == text || affirmed.Length == 0 ? null : new(affirmed, OnlyOther(affirmed));
    }

    private static string? OnlyOther(string affirmed) => Opposites.Of(affirmed) is [var other] ? other : null;

    [GeneratedRegex(@"^(?:there (?:is|are) )?(?:nobody|no one|no (?:people|persons?|workers?|staff|humans?))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Nobody();

    [GeneratedRegex(@"^(?: (?:in view|here|present|around|on site|in the (?:picture|scene|image)))?$", RegexOptions.IgnoreCase)]
    private static partial Regex SomewhereInView();

    // Signs, and numbers of units.
    [GeneratedRegex(@"\bno (?:entry|smoking|parking|trespassing|access|swimming)\b|\bno(?:\.| ?\d)", RegexOptions.IgnoreCase)]
    private static partial Regex NameOfAThing();

    [GeneratedRegex(@"\b(ha(?:s|ve)) no\b", RegexOptions.IgnoreCase)]
    private static partial Regex HasNo();

    [GeneratedRegex(@"\b(?:without(?: any)?|with no)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Without();

    [GeneratedRegex(@"(?:\b(is|are|was|were)(?: not|n't)\b|\b(?:not|never) )", RegexOptions.IgnoreCase)]
    private static partial Regex Not();

    [GeneratedRegex(@"\bno ", RegexOptions.IgnoreCase)]
    private static partial Regex No();

    [GeneratedRegex("没有人员?|没人|无人(?!机)员?")]
    private static partial Regex NobodyChinese();

    [GeneratedRegex("^(?:画面中?|画面里|现场|这里|此处)?$")]
    private static partial Regex SceneChinese();

    [GeneratedRegex("没有(?=关|打开|开启|亮|锁|动|转|运行)|没(?=关|打开|开启|亮|锁|动|转|运行)|未(?=关|打开|开启|亮|锁|启动|运行|盖|闭合|固定|清理)|不(?=亮|动|转|运行|工作|正常|在|干净|闭合)")]
    private static partial Regex NotChinese();

    [GeneratedRegex("没有|无(?=杂物|漂浮物|垃圾|油|水流|积水|烟|火|异常|车辆)")]
    private static partial Regex LackChinese();
}
