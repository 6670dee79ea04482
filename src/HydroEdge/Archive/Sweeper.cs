using Microsoft.Extensions.Hosting;

namespace HydroEdge.Archive;

/// <summary>Sweeps the archive at the start and every ten minutes from then on: a disk can fill within the hour.</summary>
internal sealed partial class Sweeper(
    string folder, ArchiveOptions options, TimeProvider clock, ILogger<Sweeper> logger, Func<long>? freeBytes = null) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private readonly ArchiveSweep _sweep = new(folder, options, freeBytes ?? (() => Disk.FreeUnder(folder)), clock, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                if (Directory.Exists(folder))
                    _sweep.Sweep();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                NotSwept(folder, failure.Message);
            }

            try
            {
                await Task.Delay(Every, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The archive in {Folder} was not swept: {Reason}")]
    private partial void NotSwept(string folder, string reason);
}
