using System.Text.RegularExpressions;

namespace HydroEdge.Watches;

/// <summary>What people wear for their safety, and how somebody without it looks, where there is a word for that which is no negation.</summary>
internal sealed partial record WornThing(string English, string? EnglishBare, string Chinese, string? ChineseBare)
{
    private static readonly WornThing[] Known =
    [
        new("(?:safety )?helmets?|hard ?hats?", "with a bare head", "安全帽|头盔", "光着头"),
        new("(?:(?:work|safety|rubber|insulating) )?gloves", "with bare hands", "(?:绝缘|劳保|防护)?手套", "光着手"),
        new("(?:(?:safety|reflective|orange|yellow|high[- ]visibility|hi[- ]vis) )*vests?", null, "(?:反光|橙色|安全)?(?:背心|马甲)|反光衣", null),
        new("life (?:jackets?|vests?)|flotation jackets?", null, "救生衣", null),
        new("(?:safety )?goggles|safety glasses", null, "护目镜|防护眼镜", null),
        new("(?:safety )?harness(?:es)?", null, "安全带", null),
        new("(?:(?:dust|gas) )?masks?|respirators?", null, "(?:防尘|防毒)?(?:口罩|面具)", null),
    ];

    private static readonly string AnyEnglish = string.Join('|', Known.Select(thing => thing.English));
    private static readonly string AnyChinese = string.Join('|', Known.Select(thing => thing.Chinese));

    private static readonly Regex LackedInEnglish = Pattern(
        $@"\b(?:(?:is |are )?(?:without|not wearing|missing|lacking)|with no|(?:is |are )?wearing no|wears no|lacks|ha(?:s|ve) no|no)(?: an?| any| the| his| her| their)* (?<thing>{AnyEnglish})\b(?: on\b(?! (?:the|an?)\b))?");

    private static readonly Regex LackedInChinese = Pattern($"(?:(?:没有|没|未|不)(?<verb>佩戴|穿着|戴着|戴|穿|系|带)好?|没有|没)(?<thing>{AnyChinese})");

    private static readonly Regex WornInEnglish = Pattern($@"\b(?:wearing|wears|with|in)(?: an?| the| his| her)* (?<thing>{AnyEnglish})\b(?: on\b(?! (?:the|an?)\b))?");

    private static readonly Regex WornInChinese = Pattern($"(?<![未没不有])(?:佩戴|头戴|戴着|戴|穿着|穿)(?<thing>{AnyChinese})");

    /// <summary>"worker without a helmet" denies "worker wearing a helmet" and looks like "worker with a bare head".</summary>
    public static Negation? LackedIn(string text)
    {
        var chinese = QueryLanguage.IsChinese(text);
        if ((chinese ? LackedInChinese : LackedInEnglish).Match(text) is not { Success: true } lacked)
            return null;
        var worn = chinese
            ? $"{(lacked.Groups["verb"] is { Success: true } verb ? verb.Value : "有")}{lacked.Groups["thing"].Value}"
            : $"wearing {Article(lacked.Groups["thing"].Value)}{lacked.Groups["thing"].Value}";
        return new(WithSomebody(text, lacked, worn), BareFor(lacked) is { } bare ? WithSomebody(text, lacked, bare) : null);
    }

    /// <summary>"worker wearing a helmet" is contrasted by "worker with a bare head"; empty where there is no such word.</summary>
    public static IReadOnlyList<string> BareOf(string text) =>
        (QueryLanguage.IsChinese(text) ? WornInChinese : WornInEnglish).Match(text) is { Success: true } worn && BareFor(worn) is { } bare
            ? [WithSomebody(text, worn, bare)]
            : [];

    private static string? BareFor(Match match)
    {
        var thing = match.Groups["thing"].Value;
        return Known.FirstOrDefault(known => Whole(known.English).IsMatch(thing)) is { } english
            ? english.EnglishBare
            : Known.First(known => Whole(known.Chinese).IsMatch(thing)).ChineseBare;
    }

    // "no helmet" alone says nothing of who wears none.
    private static string WithSomebody(string text, Match match, string instead)
    {
        var rest = text[(match.Index + match.Length)..];
        return (match.Index, QueryLanguage.IsChinese(text)) switch
        {
            (0, false) => $"a person {instead}{rest}",
            (0, true) when rest.Length == 0 => $"{instead}的人",
            _ => text[..match.Index] + instead + rest,
        };
    }

    private static string Article(string thing) => Plural().IsMatch(thing) ? "" : thing[0] is 'o' or 'O' or 'i' or 'I' ? "an " : "a ";

    private static Regex Whole(string pattern) => Pattern($"^(?:{pattern})$");

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex("(?<!s)s$|harnesses$", RegexOptions.IgnoreCase)]
    private static partial Regex Plural();
}
