using System.Text;
using System.Text.RegularExpressions;

namespace HydroEdge.Cameras;

/// <summary>Takes a camera's credentials out of whatever ffmpeg says, in every form in which it may repeat them.</summary>
internal sealed partial class Redaction(string? user, string? password)
{
    private const string Hidden = "***";

    // Longest first: a password that begins another form of itself must not leave that form's tail behind.
    private readonly string[] _secrets = [.. Forms(user, password).Distinct().OrderByDescending(form => form.Length)];

    public string Apply(string text)
    {
        var clean = _secrets.Aggregate(text, (said, secret) => said.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase));
        return SecretParameter().Replace(UserInfo().Replace(clean, Hidden + "@"), $"$1={Hidden}");
    }

    private static IEnumerable<string> Forms(string? user, string? password)
    {
        foreach (var secret in new[] { user, password })
        {
            if (string.IsNullOrEmpty(secret))
                continue;
            yield return secret;
            yield return Uri.EscapeDataString(secret);
        }

        if (!string.IsNullOrEmpty(password))
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
