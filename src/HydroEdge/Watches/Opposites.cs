using System.Text.RegularExpressions;

namespace HydroEdge.Watches;

/// <summary>
/// The other states of a thing, where a text names one of a few that are known: the contrasts of a watch that gives none. Whole words beside
/// a thing they belong to, nothing cleverer: a wrong contrast silences a watch, a missing one only leaves it as it was.
/// </summary>
internal static class Opposites
{
    private static readonly StateFamily[] Families = [.. English(), .. Chinese()];

    /// <summary>The text with the other words of the first family it has a word of; empty when no family knows it.</summary>
    public static IReadOnlyList<string> Of(string text) =>
        Families.Select(family => family.Others(text)).FirstOrDefault(others => others.Count > 0) ?? WornThing.BareOf(text);

    private static IEnumerable<StateFamily> English() =>
    [
        Known(null, @"\b(?:(?<s0>red)|(?<s1>yellow|amber)|(?<s2>green))(?= (?:zone|area|band|sector|range|region|field)\b)", "red", "yellow", "green"),
        Known(
            @"\b(?:gate|sluice|door|valve|hatch|breaker|window|lid|cover|cabinet|manhole|shutter|damper|disconnector|isolator|spillway|vent)s?\b",
            @"\b(?:(?<s0>(?:(?:partly|partially|slightly|half|fully|completely|wide)[ -])?open(?:ed)?)|(?<s1>(?:(?:fully|completely) )?(?:closed|shut)))\b(?! (?:air|area|water|fire|flame|space|yard|circuit)\b)",
            "open", "closed"),
        Known(@"\b(?:gate|stop ?log|boom|barrier|bulkhead)s?\b", @"\b(?:(?<s0>raised|lifted)|(?<s1>lowered))\b", "raised", "lowered"),
        Known(@"\b(?:door|gate|cabinet|padlock)s?\b", @"\b(?:(?<s0>locked)|(?<s1>unlocked))\b", "locked", "unlocked"),
        Known(
            @"^(?!.*\b(?:person|people|worker|man|men|somebody|someone|water|oil|river)\b).*\b(?:pump|fan|turbine|generator|motor|compressor|conveyor|machine|engine|crane|rotor|shaft|mixer|rack cleaner)s?\b",
            @"\b(?:(?<s0>running|rotating|spinning|turning|in operation)|(?<s1>stopped|standing still|at a standstill|idle|at rest))\b",
            "running", "stopped"),
        Known(
            @"\b(?:(?:water|oil|sump|tank|reservoir|river|tailwater|headwater|forebay|fuel|coolant) level|^(?:the )?level)\b",
            @"\b(?:(?<s0>(?:too |very )?high)|(?<s1>(?:too |very )?low)|(?<s2>normal))(?=(?: \w+){0,2} level\b|$| (?:at|on|in|behind|before)\b)",
            "high", "low", "normal"),
        Known(
            @"\b(?:lamp|light|indicator|led|bulb|beacon|floodlight)s?\b",
            @"(?<= )(?:(?<s0>(?:(?:turned|switched) )?on|lit|glowing)|(?<s1>(?:(?:turned|switched) )?off|unlit|dark))$|^(?:(?<s0>lit|glowing)|(?<s1>unlit))(?= )",
            "lit", "unlit"),
        Known(@"\b(?:floor|ground|walkway|deck|road)\b", @"\b(?:(?<s0>wet|flooded|damp)|(?<s1>dry))\b", "wet", "dry"),
        Known(@"\b(?:floor|ground|walkway|deck)\b", @"\b(?:(?<s0>dirty|oily)|(?<s1>clean))\b", "dirty", "clean"),
        Known(@"\b(?:rack|screen|drain|filter|grate|gutter|culvert)s?\b", @"\b(?:(?<s0>clogged|blocked|choked)|(?<s1>clean|clear))\b", "clogged", "clean"),
        Known(@"\b(?:parking space|parking lot|bay|berth|seat|desk)s?\b", @"\b(?:(?<s0>occupied)|(?<s1>empty|vacant))\b", "occupied", "empty"),
        Known(@"\b(?:tank|bin|container|basin|bucket)s?\b", @"\b(?:(?<s0>full)|(?<s1>empty))\b", "full", "empty"),
    ];

    private static IEnumerable<StateFamily> Chinese() =>
    [
        Known(null, "(?:(?<s0>红)|(?<s1>黄)|(?<s2>绿))(?=色?(?:区域|区间|区|范围|段))", "红", "黄", "绿"),
        Known(
            "^(?!.*[人员]).*(?:门|阀|窗|盖|断路器|开关柜|隔离开关)",
            "(?<![未没不有])(?:(?<s0>(?:部分|完全|全部)?(?:打开|开启|敞开)|[全半大]开|开着|已开)|(?<s1>(?:完全|全部)?(?:关闭|关上)|全关|关着|已关))",
            "打开", "关闭"),
        Known("(?:闸门|叠梁|道闸|栏杆机)", "(?<![未没不有])(?:(?<s0>升起|提起|抬起)|(?<s1>落下|放下|降下))", "升起", "落下"),
        Known(
            "^(?!.*[人员]).*(?:泵|风机|水轮机|发电机|机组|电机|电动机|压缩机|设备|起重机|清污机|转子|主轴|皮带)",
            "(?<![未没不有])(?:(?<s0>(?:正在)?(?:运行|运转|转动|旋转)中?)|(?<s1>停止(?:运行|运转|转动)?|停机|停运|停转))",
            "运行", "停止"),
        Known(null, "(?<=[水油液]位(?:是|为|处于|显示)?)(?:(?<s0>[过偏很太]?高)|(?<s1>[过偏很太]?低)|(?<s2>正常))|(?:(?<s0>高)|(?<s1>低)|(?<s2>正常))(?=[水油液]位)", "高", "低", "正常"),
        Known("灯", "(?:(?<s0>(?<![不没未有明照])(?:亮着|亮起|点亮|亮了|亮))|(?<s1>熄灭|灭了|灭着|(?<!熄)灭))", "亮", "熄灭"),
        Known("(?:地面|地板|路面|走道)", "(?:(?<s0>潮湿|湿滑|积水|被水淹|湿)|(?<s1>干燥|干(?!净)))", "潮湿", "干燥"),
        Known("(?:地面|地板|走道)", "(?:(?<s0>肮脏|脏)|(?<s1>干净|清洁))", "脏", "干净"),
        Known("(?:拦污栅|滤网|格栅|排水口|排水沟|水沟)", "(?:(?<s0>被?堵塞|被?堵住)|(?<s1>畅通|通畅|干净|清洁))", "堵塞", "干净"),
        Known("(?:车位|泊位|座位|工位)", "(?:(?<s0>被占用|占用|有车)|(?<s1>空着|空闲|空))", "被占用", "空着"),
        Known("[水油][箱桶]", "(?:(?<s0>满了|满)|(?<s1>空了|空))", "满", "空"),
    ];

    private static StateFamily Known(string? of, string words, params IReadOnlyList<string> states) =>
        new(of is null ? null : Pattern(of), Pattern(words), states);

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
