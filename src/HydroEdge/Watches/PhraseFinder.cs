using System.Text.RegularExpressions;

namespace HydroEdge.Watches;

/// <summary>Finds the things, actions and places that a query names, by word lists of a plant in English and Chinese.</summary>
internal static class PhraseFinder
{
    private const string Qualities =
        "red|green|yellow|amber|white|black|blue|orange|floating|open|closed|fallen|burning|broken|leaking|safety|reflective|large|small";

    private const string Things =
        "person|people|worker|man|men|operator|technician|child|animal|bird|dog|gauge|needle|pointer|dial|meter|indicator|lamp|light|led|panel|cabinet|"
        + "spillway|sluice|gate|dam|weir|penstock|intake|trash|rack|screen|staff|water|level|river|reservoir|surface|jet|bank|shore|railing|guard|rail|fence|"
        + "catwalk|walkway|bridge|stairs|ladder|platform|deck|floor|ground|wall|roof|hall|room|yard|road|door|window|lid|cover|hatch|valve|pump|pipe|hose|"
        + "oil|leak|puddle|stain|smoke|steam|fire|flame|sparks|debris|driftwood|log|branch|ice|snow|rubbish|plastic|bottle|vehicle|truck|car|excavator|"
        + "crane|boat|generator|turbine|transformer|motor|shaft|bearing|cable|breaker|switch|button|screw|bolt|tool|helmet|hard hat|vest|jacket|glove|"
        + "zone|area|band|sector|edge|control|life|hook|load|bucket|basin|tank|belt|conveyor|fan|filter|drain|tailrace|forebay";

    private const string Places =
        "in front of|close to|next to|on top of|beyond|near|beside|behind|inside|outside|through|across|along|between|around|under|below|above|over|at|in|on";

    private const string Deeds =
        "lying|standing|sitting|walking|running|climbing|falling|crawling|crouching|floating|swimming|drowning|fishing|working|welding|smoking|entering|"
        + "crossing|flowing|leaking|dripping|spraying|pouring|overflowing|spilling|burning|rising|rotating|spinning|moving|swinging|sparking|collapsing";

    private const string ChineseThings =
        "红色区域|黄色区域|绿色区域|红区|黄区|绿区|工作人员|人员|工人|行人|压力表|油压表|温度表|仪表盘|仪表|表盘|指针|指示灯|信号灯|红灯|绿灯|黄灯|灯|面板|控制柜|溢洪道|泄洪闸|闸门|大坝|"
        + "进水口|拦污栅|水尺|水位|水面|水边|水库|岸边|水流|栏杆|护栏|围栏|走道|步道|坝顶|桥面|楼梯|爬梯|平台|地面|地板|墙壁|厂房|机房|院子|道路|柜门|窗|门|阀门|水泵|泵|管道|"
        + "油污|漏油|油|浓烟|烟雾|烟|蒸汽|火焰|明火|火花|火|漂浮物|漂木|垃圾|杂物|树枝|木头|塑料瓶|冰|车辆|卡车|轿车|挖掘机|起重机|船|发电机|水轮机|变压器|机组|电机|"
        + "电缆|断路器|安全帽|头盔|反光背心|反光衣|背心|救生衣|手套|吊钩|水|人";

    private const string ChineseDeeds =
        "躺|倒地|摔倒|站立|行走|奔跑|攀爬|翻越|漂浮|落水|游泳|钓鱼|焊接|流出|流过|涌出|喷出|喷水|泄漏|渗漏|滴漏|溢出|燃烧|着火|冒烟|转动|旋转|坠落|移动";

    private const string EnglishThing = $@"(?:(?:{Qualities}) )*(?:(?:{Things}) )*(?:{Things})(?:s|es)?";

    private static readonly Regex Entity = Pattern($@"\b{EnglishThing}\b");
    private static readonly Regex Relation = Pattern($@"\b(?:{Places})(?: the| an?| its| his)? {EnglishThing}\b");
    private static readonly Regex Action = Pattern($@"\b{EnglishThing} (?:is |are )?(?:{Deeds})\b(?: down| up| over| out| through)?|\b{EnglishThing} (?:wearing|carrying)(?: an?| the)? {EnglishThing}\b|^(?:{Deeds})\b(?! {EnglishThing})");

    private static readonly Regex ChineseEntity = Pattern(ChineseThings);
    private static readonly Regex ChineseRelation = Pattern($"(?:在|位于|靠近|越过|处于|进入)(?:{ChineseThings})(?:外侧|外面|外|上方|上|里面|里|内|旁边|旁|边|附近|前方|前|后面|后|下方|下|中)?");
    private static readonly Regex ChineseAction = Pattern($"(?:{ChineseThings})?(?:正在|在)?(?:{ChineseDeeds})");

    /// <summary>Every phrase once, entities first, then actions, then relations.</summary>
    public static IReadOnlyList<PhraseText> In(string text) => QueryLanguage.IsChinese(text)
        ? Distinct(text, ChineseEntity, ChineseAction, ChineseRelation)
        : Distinct(text, Entity, Action, Relation);

    private static IReadOnlyList<PhraseText> Distinct(string text, Regex entity, Regex action, Regex relation) =>
    [
        .. Found(PhraseKind.Entity, text, entity).Concat(Found(PhraseKind.Action, text, action)).Concat(Found(PhraseKind.Relation, text, relation))
            .DistinctBy(phrase => phrase.Text, StringComparer.OrdinalIgnoreCase),
    ];

    private static IEnumerable<PhraseText> Found(PhraseKind kind, string text, Regex words) =>
        from Match match in words.Matches(text) select new PhraseText(kind, match.Value);

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
