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

        return On(Console.Out);
    }

    /// <summary>Coloured where the writer is a screen.</summary>
    public static IAnsiConsole For(TextWriter output) => ReferenceEquals(output, Console.Out) ? Create() : On(output);

    /// <summary>Plain and unfolded on any writer.</summary>
    public static IAnsiConsole On(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = Unfolded;
        return console;
    }
}
