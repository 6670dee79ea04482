using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace HydroEdge.SystemTests.Support;

/// <summary>A program a test has started: everything it says is kept, and it never outlives the test.</summary>
internal sealed partial class Program : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private Program(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public static Program Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var info = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            info.Environment[name] = value;
        var program = new Program(Process.Start(info) ?? throw new InvalidOperationException(file));
        program._process.OutputDataReceived += (_, line) => program.Hear(line.Data);
        program._process.ErrorDataReceived += (_, line) => program.Hear(line.Data);
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Runs it to its end; what it said is in <see cref="Said"/>.</summary>
    public static async Task<Program> RunAsync(string file, params string[] arguments)
    {
        var program = Start(file, arguments);
        await program.EndsAsync(TimeSpan.FromSeconds(120));
        return program;
    }

    /// <summary>A child belongs to the thread that started it.</summary>
    public static IReadOnlyList<int> ChildrenOf(int processId) =>
    [
        .. Directory.EnumerateDirectories($"/proc/{processId}/task")
            .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(int.Parse)
            .Order(),
    ];

    /// <summary>Waits for its end; what it said until then.</summary>
    public string SaidAtEnd()
    {
        _process.WaitForExit();
        return Said;
    }

    public async Task EndsAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        await _process.WaitForExitAsync(limit.Token);
    }

    public void Terminate() => Signal(15);

    public void KillHard() => Signal(9);

    public void Signal(int number) => _ = Kill(_process.Id, number);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.AppendLine(line);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
