using HydroEdge.Bus;

namespace HydroEdge.Config;

/// <summary>What must hold between the values of the bus.</summary>
internal static class BusRules
{
    private const string Wanted = "write mqtt://host:1883 or mqtts://host:8883";

    public static void Check(ConfigDraft draft, BusOptions bus, NamedFiles files)
    {
        if (bus.Broker is { } broker && FaultOf(broker) is { } fault)
            draft.Fault(bus, "broker", fault);
        else if (bus.Broker is { } sound)
            CheckTls(draft, bus, new Uri(sound));

        if (bus.CertFile is not null && bus.KeyFile is null)
            draft.Fault(bus, "cert_file", "a certificate needs its private key; add 'key_file'");
        if (bus.KeyFile is not null && bus.CertFile is null)
            draft.Fault(bus, "key_file", "a private key needs its certificate; add 'cert_file'");
        if (bus.PasswordFile is not null && bus.Username is null)
            draft.Fault(bus, "password_file", "a password needs a user name; add 'username'");

        files.NeedFile(bus, "ca_file", bus.CaFile);
        files.NeedFile(bus, "cert_file", bus.CertFile);
        files.NeedSecret(bus, "key_file", bus.KeyFile);
        files.NeedSecret(bus, "password_file", bus.PasswordFile);
    }

    private static string? FaultOf(string broker)
    {
        var shown = SafeText.Shown(broker);
        if (!Uri.TryCreate(broker, UriKind.Absolute, out var address) || address.Scheme is not ("mqtt" or "mqtts"))
            return $"'broker' is {shown}; {Wanted}";
        if (address.Host.Length == 0)
            return $"'broker' is {shown}, without a host; {Wanted}";
        if (address.UserInfo.Length > 0)
            return "'broker' holds a user name; move it to 'username', and the password to the file that 'password_file' names";
        return address.AbsolutePath is "" or "/" && address.Query.Length == 0 && address.Fragment.Length == 0
            ? null
            : $"'broker' is {shown}, with something behind the port; {Wanted}, and put the first levels of the topics in 'root'";
    }

    private static void CheckTls(ConfigDraft draft, BusOptions bus, Uri broker)
    {
        if (broker.Scheme != "mqtt")
            return;
        if (bus.PasswordFile is not null && !broker.IsLoopback)
            draft.Warn(bus, "broker", "over mqtt:// the password travels readable to anyone on the way; use mqtts://");
        foreach (var (key, file) in new[] { ("ca_file", bus.CaFile), ("cert_file", bus.CertFile), ("key_file", bus.KeyFile) })
        {
            if (file is not null)
                draft.Fault(bus, key, $"'{key}' has no effect over mqtt://; write mqtts:// in 'broker', or remove the line");
        }
    }
}
