using System.CommandLine;
using System.Text.RegularExpressions;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Hosting;

namespace HydroEdge.Cli;

/// <summary>All verbs, and what becomes of a line that a person typed: an action, or one line on standard error that says what is wrong with it.</summary>
internal static partial class CommandLine
{
    private const int Interrupted = 130;

    // More than the demo needs to stop its daemon and print its table.
    private static readonly TimeSpan EndingPatience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var given = Verbs().Parse(arguments);
        var unfinished = given.Errors.Count > 0 && IsUnfinished(given);
        if (unfinished)
            given = Verbs().Parse([.. arguments, "--help"]);
        else if (given.Errors.Count > 0)
            return await RefuseAsync(given, error);

        try
        {
            var code = await given.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                // The host hears SIGTERM itself and drains for as long as it needs; the parser's own limit would cut it short.
                ProcessTerminationTimeout = given.CommandResult.Command.Name == "run" ? null : EndingPatience,
            });
            return unfinished ? ExitCode.Failed : code;
        }
        catch (BadConfigurationException bad)
        {
            await error.WriteLineAsync(bad.Message);
            return ExitCode.BadConfiguration;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        catch (Exception refused) when (refused is ModelException or EmbeddingException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            await error.WriteLineAsync(refused.Message);
            return ExitCode.Failed;
        }
    }

    private static RootCommand Verbs() => new("Watches cameras for what you describe in words. 用一句话描述，让摄像头替你看守。")
    {
        RunCommand.Create(),
        CheckCommand.Create(),
        DemoCommand.Create(),
        TryCommand.Create(),
        BacktestCommand.Create(),
        SearchCommand.Create(),
        DescribeCommand.Create(),
        ExportCommand.Create(),
        PurgeCommand.Create(),
        StatusCommand.Create(),
        AlarmCommand.Create(),
        BusCommand.Create(),
        EmbedCommand.Create(),
        ModelCommand.Create(),
    };

    // "hydroedge" or "hydroedge model" and nothing more: whoever types that asks what there is.
    private static bool IsUnfinished(ParseResult given) =>
        given.CommandResult.Command.Subcommands.Count > 0 && given.UnmatchedTokens.Count == 0;

    private static async Task<int> RefuseAsync(ParseResult given, TextWriter error)
    {
        var command = given.CommandResult.Command;
        var name = "hydroedge";
        if (command is not RootCommand)
            name += $" {string.Join(' ', command.Parents.Where(parent => parent is not RootCommand).Append(command).Select(part => part.Name))}";
        var fault = given.UnmatchedTokens is [var unknown, ..] ? Unknown(unknown, command) : Brief(given.Errors[0].Message);
        await error.WriteLineAsync($"{name}: {fault} See {name} --help.");
        return ExitCode.Failed;
    }

    private static string Unknown(string token, Command command)
    {
        var words = command.Subcommands.Select(verb => verb.Name).Concat(command.Options.Select(option => option.Name));
        return Similar.To(token, words) is { } meant ? $"'{token}' is not known here; did you mean '{meant}'?" : $"'{token}' is not known here.";
    }

    private static string Brief(string message) => Blanks().Replace(TypeNames().Replace(message, ""), " ").Trim();

    [GeneratedRegex(" as expected type '[^']*'")]
    private static partial Regex TypeNames();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
