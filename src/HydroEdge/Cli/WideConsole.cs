using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>Standard output: coloured on a screen; plain and unfolded in a log or a pipe.</summary>
internal static class WideConsole
{
    private const int Unfolded = 240;

    public static IAnsiConsole Create()
    {
        if (!Console.IsOutputRedirected)
            return AnsiConsole.Console;

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = Unfolded;
        return console;
    }
}
