using System.Globalization;
using System.Runtime.CompilerServices;

namespace HydroEdge.Tests.Support;

/// <summary>docs/long-tests.md: what the tests reached when they last ran at their full counts. Each writes its own row once it has passed.</summary>
internal static class LongReport
{
    private const string Head = """
        # The long tests

        What the tests reached when they last passed at their full counts. Each wrote its own row; do not edit. All of them, in about three quarters of an hour on two cores:

        ```sh
        ./test.sh --long
        ```

        One of them: `HYDROEDGE_TEST_LONG=1 dotnet test tests/HydroEdge.Tests -c Release --filter "FullyQualifiedName~NAME"` (`HydroEdge.SystemTests`
        for those that run the daemon itself).

        """;

    private const string Columns = "| test | what it did | seed | what came of it | date | machine |\n| --- | --- | --- | --- | --- | --- |\n";

    private static readonly Lock Gate = new();

    /// <summary>Silent unless the full counts run.</summary>
    public static void Write(string did, int seed, FormattableString reached, [CallerMemberName] string test = "")
    {
        if (!Long.Runs)
            return;
        lock (Gate)
        {
            var rows = File.Exists(Path()) ? File.ReadLines(Path()).Where(line => line.StartsWith("| `", StringComparison.Ordinal)) : [];
            var row = $"| `{test}` | {did} | {seed} | {reached.ToString(CultureInfo.InvariantCulture)} | {DateTimeOffset.UtcNow:yyyy-MM-dd} | {Machine()} |";
            IEnumerable<string> all = [.. rows.Where(line => !line.StartsWith($"| `{test}`", StringComparison.Ordinal)), row];
            File.WriteAllText(Path(), $"{Head}\n{Columns}{string.Join('\n', all.Order(StringComparer.Ordinal))}\n");
        }
    }

    private static string Machine()
    {
        var name = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        return $"{name ?? "unknown processor"}, {Environment.ProcessorCount} cores";
    }

    private static string Path([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../../../docs/long-tests.md"));
}
