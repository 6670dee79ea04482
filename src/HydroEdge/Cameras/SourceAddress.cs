using System.Text.RegularExpressions;

namespace HydroEdge.Cameras;

/// <summary>A camera's <c>source</c> taken apart: what kind it is, where it leads, and the credentials written inside it.</summary>
/// <param name="Location">The file or device, or the network address without its credentials.</param>
/// <param name="User">Not percent-encoded; null where none was written.</param>
/// <param name="Password">Not percent-encoded; null where none was written.</param>
internal sealed partial record SourceAddress(SourceKind Kind, string Location, string? User = null, string? Password = null)
{
    private const string Wanted =
        "use rtsp://, rtsps://, http://, https://, a device such as /dev/video0, or the path of a video file";

    /// <summary>Takes a source apart; null, and why, when it is none that a camera may have.</summary>
    public static SourceAddress? Parse(string source, out string? fault)
    {
        fault = Refusal(source);
        if (fault is not null)
            return null;
        if (source.Contains("://", StringComparison.Ordinal) && Prefix(source) is { } scheme)
            return ParseUrl(scheme, source, out fault);
        return source.StartsWith("/dev/", StringComparison.Ordinal)
            ? new SourceAddress(SourceKind.Device, source)
            : new SourceAddress(SourceKind.File, source);
    }

    /// <summary>The address as ffmpeg needs it, credentials and all: it must never be printed.</summary>
    public string WithCredentials(string? user, string? password)
    {
        if (string.IsNullOrEmpty(user) && string.IsNullOrEmpty(password))
            return Location;
        var host = Location.IndexOf("://", StringComparison.Ordinal) + 3;
        return $"{Location[..host]}{Uri.EscapeDataString(user ?? "")}:{Uri.EscapeDataString(password ?? "")}@{Location[host..]}";
    }

    private static string? Refusal(string source)
    {
        if (string.IsNullOrWhiteSpace(source))
            return $"is empty; {Wanted}";
        if (source[0] == '-')
            return $"begins with '-', which ffmpeg would take for an option; {Wanted}";
        if (source.Any(char.IsControl))
            return "holds a line break or another control character; write it on one line";
        if (source.StartsWith("/dev/", StringComparison.Ordinal) && !Device().IsMatch(source))
            return "is a device that is no camera; use /dev/video0 or a name under /dev/v4l/by-id/";
        return Prefix(source) is { } prefix && !Url().IsMatch(source)
            ? $"begins with '{prefix}:', which is not a camera's way of sending pictures; {Wanted} (for a file with ':' in its name: ./name)"
            : null;
    }

    private static SourceAddress? ParseUrl(string scheme, string source, out string? fault)
    {
        fault = null;
        var rest = source[(scheme.Length + 3)..];
        // Passwords with '?', '#' or '@' are written unencoded all the time: the host begins behind the last '@' before the path.
        var path = rest.IndexOf('/');
        var at = rest.LastIndexOf('@', path < 0 ? rest.Length - 1 : path);
        var host = rest[(at + 1)..];
        if (!Host().IsMatch(host))
        {
            fault = "has no readable host name; percent-encode '/' and '@' in its password, or use username and password_file";
            return null;
        }

        var user = at < 0 ? [] : rest[..at].Split(':', 2);
        return new SourceAddress(
            scheme.StartsWith("rtsp", StringComparison.Ordinal) ? SourceKind.Rtsp : SourceKind.Http,
            $"{scheme}://{host}",
            user.Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null);
    }

    private static string? Prefix(string source)
    {
        var end = source.IndexOfAny([':', '/']);
        return end >= 0 && source[end] == ':' ? source[..end].ToLowerInvariant() : null;
    }

    [GeneratedRegex("^(rtsps?|https?)://.", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?([/?].*)?$")]
    private static partial Regex Host();

    [GeneratedRegex(@"^/dev/(video[0-9]+|v4l/by-(id|path)/[A-Za-z0-9_.:-]+)$")]
    private static partial Regex Device();
}
