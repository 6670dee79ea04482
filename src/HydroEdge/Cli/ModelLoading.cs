using System.CommandLine;
using System.CommandLine.Parsing;
using HydroEdge.Embedding;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>Opens a model folder for a verb, and says so on standard error while a large one takes its time.</summary>
internal static class ModelLoading
{
    public static Option<ProviderChoice> Provider { get; } = new("--provider")
    {
        Description = "What the model runs on; auto tries TensorRT, CUDA, then the processor.",
        DefaultValueFactory = _ => ProviderChoice.Auto,
        HelpName = "auto|cpu|cuda|tensorrt",
        CustomParser = Named,
    };

    private static ProviderChoice Named(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (Enum.GetNames<ProviderChoice>().Contains(text, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse<ProviderChoice>(text, ignoreCase: true);
        given.AddError($"'{text}' is no provider; write auto, cpu, cuda or tensorrt.");
        return ProviderChoice.Auto;
    }

    /// <exception cref="ModelException">The folder does not fit.</exception>
    public static OnnxEmbedder Open(DirectoryInfo? folder, ProviderChoice provider) =>
        Open(new ModelOptions { Folder = folder?.FullName, Provider = provider });

    /// <exception cref="ModelException">The folder does not fit.</exception>
    public static OnnxEmbedder Open(ModelOptions options)
    {
        if (Console.IsErrorRedirected)
            return OnnxEmbedder.Load(options, NullLoggerFactory.Instance);

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Status().Start(
            $"Opening {Markup.Escape(Path.GetFileName(options.Folder) ?? "the bundled model")}", _ => OnnxEmbedder.Load(options, NullLoggerFactory.Instance));
    }
}
