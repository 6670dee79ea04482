namespace HydroEdge.Bus;

/// <summary>How an attempt to be connected ended.</summary>
/// <param name="Text">One line for people, without secrets.</param>
/// <param name="Connected">How long it had been connected.</param>
internal sealed record LinkEnd(LinkEndKind Kind, string Text, TimeSpan Connected = default)
{
    /// <summary>The broker does not accept who we are, or we do not accept who it is.</summary>
    public bool IsUnauthorised => Kind == LinkEndKind.Unauthorised || Text.Contains(BadCertificate, StringComparison.Ordinal);

    /// <summary>What OpenSSL calls a certificate that is not to be trusted.</summary>
    public const string BadCertificate = "certificate verify failed";
}
