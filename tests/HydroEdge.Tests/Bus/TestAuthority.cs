using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Bus;

/// <summary>A certificate authority for one test, its files in a temp folder.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=test authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        CaFile = Write("ca.crt", _certificate.ExportCertificatePem());
    }

    public string CaFile { get; }

    /// <summary>Signs a certificate for a name or an address (as subject alternative name).</summary>
    public (string CertFile, string KeyFile) Sign(string name, string? keyPassword = null, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());

        using var certificate = request.Create(_certificate, DateTimeOffset.UtcNow.AddHours(-2), DateTimeOffset.UtcNow.AddHours(expired ? -1 : 1), RandomNumberGenerator.GetBytes(8));
        var pem = keyPassword is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(keyPassword, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        return (Write($"{name}.crt", certificate.ExportCertificatePem()), Write($"{name}.key", pem));
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
        _folder.Dispose();
    }

    private string Write(string name, string pem)
    {
        File.WriteAllText(_folder.File(name), pem);
        return _folder.File(name);
    }
}
