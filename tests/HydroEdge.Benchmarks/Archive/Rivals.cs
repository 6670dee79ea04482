using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace HydroEdge.Benchmarks.Archive;

/// <summary>FAISS and sqlite-vec in a Python of their own (rivals.py), asked round by round, so that whatever else the machine does falls on all.</summary>
internal sealed class Rivals : IDisposable
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly Process _python;

    private Rivals(Process python)
    {
        _python = python;
        Versions = Read<Dictionary<string, string>>();
    }

    public IReadOnlyDictionary<string, string> Versions { get; }

    public static Rivals Start(string folder, FrameCloud cloud, float[][] queries, string? extension)
    {
        File.WriteAllText(Path.Combine(folder, "shape.json"), $$"""{"frames": {{cloud.Count}}, "dimension": {{cloud.Dimension}}}""");
        using (var file = File.Create(Path.Combine(folder, "vectors.f32")))
        {
            for (var i = 0; i < cloud.Count; i++)
                file.Write(MemoryMarshal.AsBytes(cloud[i]));
        }

        File.WriteAllBytes(Path.Combine(folder, "queries.f32"), MemoryMarshal.AsBytes<float>(queries.SelectMany(query => query).ToArray()).ToArray());
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "rivals.py"), folder, .. extension is null ? Array.Empty<string>() : [extension]];
        return new Rivals(Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    public IReadOnlyDictionary<string, RivalResult> Round()
    {
        _python.StandardInput.WriteLine();
        return Read<Dictionary<string, RivalResult>>();
    }

    public void Dispose()
    {
        _python.StandardInput.Close();
        _python.WaitForExit();
        _python.Dispose();
    }

    private T Read<T>() => JsonSerializer.Deserialize<T>(
        _python.StandardOutput.ReadLine() ?? throw new IOException("rivals.py ended; it needs the package python3-faiss"), Names)!;
}
