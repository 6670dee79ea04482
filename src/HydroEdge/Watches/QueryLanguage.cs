using System.Text.RegularExpressions;

namespace HydroEdge.Watches;

/// <summary>Which of the two languages that the word lists know a text is written in.</summary>
internal static partial class QueryLanguage
{
    public const string English = "en";
    public const string Chinese = "zh";

    public static string Of(string text) => IsChinese(text) ? Chinese : English;

    public static bool IsChinese(string text) => Ideograph().IsMatch(text);

    [GeneratedRegex(@"[\u3400-\u9fff]")]
    private static partial Regex Ideograph();
}
