using System.CommandLine;
using HydroEdge.Alarms;
using HydroEdge.Hosting;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge purge</c>: deletes everything the cameras showed and the watches learnt, when a box is taken out of service.</summary>
internal static class PurgeCommand
{
    private static readonly Option<bool> Yes = new("--yes") { Description = "Do it; without this it only says what would go." };

    public static Command Create()
    {
        var purge = new Command("purge", "Delete archive, pictures of alarms and what was learnt, for good. The journal of alarms stays.") { Yes, CliOptions.State };
        purge.SetAction(Run);
        return purge;
    }

    private static int Run(ParseResult given)
    {
        var (output, error) = (given.InvocationConfiguration.Output, given.InvocationConfiguration.Error);
        var paths = new StatePaths(given.GetRequiredValue(CliOptions.State).FullName);
        DirectoryInfo[] folders = [.. new[] { paths.Archive, paths.Normal }.Select(path => new DirectoryInfo(path)).Where(folder => folder.Exists)];
        if (folders.Length == 0)
        {
            output.WriteLine($"Nothing is kept in {paths.State}.");
            return ExitCode.Ok;
        }

        using (Journal.Locked(paths.Journal + ".lock"))
        {
            foreach (var folder in folders)
            {
                var bytes = folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
                if (given.GetValue(Yes))
                    folder.Delete(recursive: true);
                output.WriteLine($"{(given.GetValue(Yes) ? "Deleted" : "Would delete")} {folder.FullName} ({bytes / 1_000_000} MB)");
            }
        }

        if (!given.GetValue(Yes))
            error.WriteLine("Nothing was deleted. Add --yes to do it; it cannot be undone.");
        return given.GetValue(Yes) ? ExitCode.Ok : ExitCode.Failed;
    }
}
