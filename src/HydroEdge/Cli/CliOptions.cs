using System.CommandLine;

namespace HydroEdge.Cli;

/// <summary>The options that several verbs share, so that each is spelt and explained once.</summary>
internal static class CliOptions
{
    public static Option<FileInfo> Config { get; } = new("--config", "-c")
    {
        Description = "The configuration file; watches/*.yaml are read from beside it.",
        DefaultValueFactory = _ => new FileInfo("/etc/hydroedge/hydroedge.yaml"),
        HelpName = "FILE",
    };

    /// <summary>systemd sets STATE_DIRECTORY (StateDirectory= in the unit), so the daemon and a person agree without saying so.</summary>
    public static Option<DirectoryInfo> State { get; } = new("--state")
    {
        Description = "The folder in which the daemon keeps its archive and journal.",
        DefaultValueFactory = _ => new DirectoryInfo(
            Environment.GetEnvironmentVariable("STATE_DIRECTORY") is { Length: > 0 } folder ? folder : "/var/lib/hydroedge"),
        HelpName = "FOLDER",
    };

    public static Option<DirectoryInfo?> Model { get; } = new("--model")
    {
        Description = "The model folder; left out, the one the configuration names, or the bundled one.",
        HelpName = "FOLDER",
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Answer in JSON, for scripts." };
}
