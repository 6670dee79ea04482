using System.CommandLine;
using HydroEdge.Bus;
using HydroEdge.Config;

namespace HydroEdge.Cli;

/// <summary>How a person at a terminal gets to the broker: as the configuration says, or as the command line does.</summary>
internal static class BusAccess
{
    public static readonly Option<string?> Broker = new("--broker") { Description = "Another broker than the configuration's, e.g. mqtts://broker.plant:8883.", HelpName = "ADDRESS" };
    public static readonly Option<FileInfo?> Ca = new("--ca") { Description = "Certificates of the authorities to trust.", HelpName = "FILE" };
    public static readonly Option<FileInfo?> Cert = new("--cert") { Description = "Your certificate; a node's own may not read what it writes.", HelpName = "FILE" };
    public static readonly Option<FileInfo?> Key = new("--key") { Description = "Its private key.", HelpName = "FILE" };
    public static readonly Option<string?> User = new("--username") { Description = "Your name at the broker.", HelpName = "NAME" };
    public static readonly Option<FileInfo?> Password = new("--password-file") { Description = "File whose first line is your password.", HelpName = "FILE" };

    public static IEnumerable<Option> Options => [CliOptions.Config, Broker, Ca, Cert, Key, User, Password];

    /// <exception cref="BadConfigurationException">The configuration has faults.</exception>
    /// <exception cref="InvalidOperationException">Neither names a broker.</exception>
    public static (HydroEdgeOptions Node, BusOptions Bus, BrokerAddress Broker) Of(ParseResult given)
    {
        var node = ConfigFile.Load(given.GetRequiredValue(CliOptions.Config).FullName);
        var (cert, user) = (given.GetValue(Cert)?.FullName, given.GetValue(User));
        var bus = node.Bus with
        {
            Broker = given.GetValue(Broker) ?? node.Bus.Broker,
            CaFile = given.GetValue(Ca)?.FullName ?? node.Bus.CaFile,
            CertFile = cert ?? node.Bus.CertFile,
            KeyFile = cert is null ? node.Bus.KeyFile : given.GetValue(Key)?.FullName,
            Username = user ?? node.Bus.Username,
            PasswordFile = user is null ? node.Bus.PasswordFile : given.GetValue(Password)?.FullName,
        };
        return BrokerAddress.TryParse(bus.Broker, out var broker)
            ? (node, bus, broker)
            : throw new InvalidOperationException("There is no broker: set bus.broker in the configuration, or give --broker mqtt://HOST:1883");
    }
}
