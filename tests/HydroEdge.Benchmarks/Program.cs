using System.CommandLine;
using HydroEdge.Benchmarks.Archive;
using HydroEdge.Benchmarks.Backtest;
using HydroEdge.Benchmarks.Bus;
using HydroEdge.Benchmarks.Cost;
using HydroEdge.Benchmarks.Scorer;
using HydroEdge.Config;
using HydroEdge.Embedding;
using HydroEdge.Hosting;

var benchmarks = new RootCommand("Measures what the scorer finds and misses on rendered streams, what it costs, how fast the bus is, and the archive.")
{
    ScorerCommand.Create(),
    BacktestCommand.Create(),
    CostCommand.Create(),
    BusCommand.Create(),
    ArchiveCommand.Create(),
    ReplayCommand.Create(),
};

try
{
    return await benchmarks.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception refused) when (refused is BadConfigurationException or ModelException or EmbeddingException or IOException or InvalidDataException)
{
    Console.Error.WriteLine(refused.Message);
    return ExitCode.Failed;
}
