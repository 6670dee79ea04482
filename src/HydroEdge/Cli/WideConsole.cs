using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>Standard output that does not fold lines where nobody reads them on a screen: in a log, in a pipe.</summary>
internal static class WideConsole
{
    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
            console.Profile.Width = 200;
        return console;
    }
}
