using System.Text;
using System.Text.RegularExpressions;

namespace HydroEdge.Config;

/// <summary>How a value from a file is quoted in a message: short, on one line, and without the credentials an address may hold.</summary>
internal static partial class SafeText
{
    private const int MostShown = 60;

    public static string Shown(string value)
    {
        var text = WithoutCredentials(value);
        var shown = new StringBuilder("'");
        foreach (var rune in text.EnumerateRunes().Take(MostShown))
            shown.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar ? "?" : rune.ToString());
        return shown.Append(text.Length > MostShown ? "...'" : "'").ToString();
    }

    public static string WithoutCredentials(string value) =>
        SecretParameter().Replace(UserInfo().Replace(value, "//***@"), "$1=***");

    /// <summary>True for an address such as <c>rtsp://user:password@camera/</c> or <c>http://camera/?pwd=secret</c>.</summary>
    public static bool HoldsPassword(string value) => UserInfo().IsMatch(value) || SecretParameter().IsMatch(value);

    // Up to the last '@': a password may itself hold one, and half a password is still a secret.
    [GeneratedRegex(@"//[^\s]*:[^\s]*@")]
    private static partial Regex UserInfo();

    // Recorders take the password in the query or in the path: ?usr=a&pwd=b, /user=admin_password=x_channel=1.
    [GeneratedRegex(@"(?<![a-z])(pass|passwd|password|pwd|pw|token|secret|apikey|key|auth)=[^&_/\s]+", RegexOptions.IgnoreCase)]
    private static partial Regex SecretParameter();
}
