using System.CommandLine;
using HydroEdge.Config;
using HydroEdge.Hosting;

var hydroedge = new RootCommand("Watches cameras for what you describe in words.");

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
