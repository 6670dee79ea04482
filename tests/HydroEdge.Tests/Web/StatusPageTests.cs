using System.Text.RegularExpressions;
using HydroEdge.Web;

namespace HydroEdge.Tests.Web;

public sealed partial class StatusPageTests
{
    [Fact]
    public void It_is_one_piece_that_asks_nobody_else_for_anything()
    {
        Assert.DoesNotContain("/* include", StatusPage.Text, StringComparison.Ordinal);
        Assert.All(Addresses().Matches(StatusPage.Text), address => Assert.StartsWith("http://www.w3.org/", address.Value, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"<(script|link|img|iframe)[^>]* (src|href)=""[^#]", StatusPage.Text);
    }

    [Fact]
    public void What_the_daemon_says_is_put_in_as_text_only() =>
        Assert.DoesNotMatch("innerHTML|outerHTML|insertAdjacentHTML|document.write|eval\\(", StatusPage.Text);

    [Fact]
    public void It_says_everything_in_both_languages()
    {
        var (english, chinese) = (Words("en"), Words("zh"));

        Assert.Equal(english.Order(), chinese.Order());
        Assert.Equal(english.Count, english.Distinct().Count());
        Assert.Empty(Said().Matches(StatusPage.Text).Select(said => said.Groups[1].Value).Except(english));
    }

    // The keys of "words = { en: {...}, zh: {...} }" and of every "Object.assign(words.en, {...})", without what stands in quotes.
    private static List<string> Words(string language) =>
    [
        .. Regex.Matches(StatusPage.Text, $@"(?:^  {language}: |words\.{language}, )\{{(.*?)\}}(?:,$|\);)", RegexOptions.Singleline | RegexOptions.Multiline)
            .SelectMany(part => Keys().Matches(Quoted().Replace(part.Groups[1].Value, "''")))
            .Select(key => key.Groups[1].Value),
    ];

    [GeneratedRegex("https?://[^'\" ]+")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"(?:data-say=""|data-hint=""|say\(')(\w+)")]
    private static partial Regex Said();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(\w+):")]
    private static partial Regex Keys();
}
