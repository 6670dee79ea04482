using System.Diagnostics.CodeAnalysis;

namespace HydroEdge.Bus;

/// <summary>Where the broker is, read from <c>mqtt://host[:1883]</c> or <c>mqtts://host[:8883]</c>.</summary>
internal sealed record BrokerAddress(string Host, int Port, bool Tls)
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out BrokerAddress? address)
    {
        address = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("mqtt" or "mqtts") || uri.Host.Length == 0)
            return false;

        // A path would be ignored and credentials would end in logs: neither has a place here.
        if (uri.AbsolutePath is not ("" or "/") || uri.UserInfo.Length > 0 || uri.Query.Length > 0)
            return false;

        var tls = uri.Scheme == "mqtts";
        address = new BrokerAddress(uri.IdnHost, uri.Port > 0 ? uri.Port : tls ? 8883 : 1883, tls);
        return true;
    }

    public override string ToString() =>
        $"{(Tls ? "mqtts" : "mqtt")}://{(Host.Contains(':') ? $"[{Host}]" : Host)}:{Port}";
}
