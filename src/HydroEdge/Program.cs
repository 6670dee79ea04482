using System.CommandLine;
using HydroEdge.Cli;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Hosting;

var hydroedge = new RootCommand("Watches cameras for what you describe in words. 用一句话描述，让摄像头替你看守。")
{
    RunCommand.Create(),
    CheckCommand.Create(),
    DemoCommand.Create(),
    SearchCommand.Create(),
    StatusCommand.Create(),
    EmbedCommand.Create(),
    ModelCommand.Create(),
};

try
{
    // The host drains on SIGTERM for as long as it needs; the parser's own two-second limit would cut it short.
    return await hydroedge.Parse(args).InvokeAsync(new InvocationConfiguration
    {
        ProcessTerminationTimeout = null,
        EnableDefaultExceptionHandler = false,
    });
}
catch (BadConfigurationException bad)
{
    Console.Error.WriteLine(bad.Message);
    return ExitCode.BadConfiguration;
}
catch (Exception refused) when (refused is ModelException or EmbeddingException or IOException or UnauthorizedAccessException or InvalidOperationException)
{
    Console.Error.WriteLine(refused.Message);
    return ExitCode.Failed;
}
