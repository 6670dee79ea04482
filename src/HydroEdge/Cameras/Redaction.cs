using System.Text;
using System.Text.RegularExpressions;

namespace HydroEdge.Cameras;

/// <summary>Takes a camera's credentials out of whatever ffmpeg says, in every form in which it may repeat them.</summary>
internal sealed partial class Redaction(string? user, string? password)
{
    private const string Hidden = "***";

    // Longest first: a password that begins another form of itself must not leave that form's tail behind.
    private readonly string[] _secrets = [.. Forms(user, password).Distinct().OrderByDescending(form => form.Length)];

    // A whole word only: a user called "op" must not make holes in "open".
    private readonly Regex? _user = string.IsNullOrEmpty(user)
        ? null
        : new Regex($"(?<![A-Za-z0-9]){Regex.Escape(user)}(?![A-Za-z0-9])", RegexOptions.IgnoreCase);

    public string Apply(string text)
    {
        var clean = _secrets.Aggregate(text, (said, secret) => said.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase));
        clean = _user?.Replace(clean, Hidden) ?? clean;
        return SecretParameter().Replace(UserInfo().Replace(clean, Hidden + "@"), $"$1={Hidden}");
    }

    private static IEnumerable<string> Forms(string? user, string? password)
    {
        if (string.IsNullOrEmpty(password))
            yield break;
        yield return password;
        yield return Uri.EscapeDataString(password);
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
    }

    [GeneratedRegex(@"(?<=://)[^/\s]*@")]
    private static partial Regex UserInfo();

    // Many recorders take the password in the path or the query: /user=admin_password=x_channel=1.sdp, ?usr=a&pwd=b.
    [GeneratedRegex(
        @"(?<![a-z])(user|usr|username|login|pass|passwd|password|pwd|token|auth|key|secret)=.*?(?=_[a-z]+=|:?[&/\s'""]|:?$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex SecretParameter();
}
