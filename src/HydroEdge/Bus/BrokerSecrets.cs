namespace HydroEdge.Bus;

/// <summary>The files a login needs, read afresh at every connect so that a changed password or certificate needs no restart.</summary>
internal static class BrokerSecrets
{
    /// <exception cref="MqttException">The file cannot be read.</exception>
    public static string? Password(BusOptions options)
    {
        if (options.PasswordFile is null)
            return null;
        if (options.Username is null)
            throw new MqttException("bus.password_file is set but bus.username is not");

        return Read("bus.password_file", options.PasswordFile, file =>
        {
            using var reader = new StreamReader(file);
            return reader.ReadLine() ?? "";
        });
    }

    /// <summary>libmosquitto says only "TLS error" for a file it cannot open; this says which.</summary>
    /// <exception cref="MqttException">A file is missing or unreadable, or a certificate stands without its key.</exception>
    public static void CheckTlsFiles(BusOptions options)
    {
        if (options.CertFile is null != options.KeyFile is null)
            throw new MqttException("bus.cert_file and bus.key_file go together: set both or neither");

        Check("bus.ca_file", options.CaFile);
        Check("bus.cert_file", options.CertFile);
        Check("bus.key_file", options.KeyFile);
    }

    private static void Check(string key, string? path)
    {
        if (path is not null)
            Read(key, path, file => file.ReadByte());
    }

    private static T Read<T>(string key, string path, Func<FileStream, T> read)
    {
        try
        {
            using var file = File.OpenRead(path);
            return read(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MqttException($"{key} '{path}' cannot be read: {failure.Message}");
        }
    }
}
