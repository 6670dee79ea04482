using System.Runtime.CompilerServices;
using HydroEdge.SystemTests.Support;

namespace HydroEdge.SystemTests;

/// <summary>The README's commands, word for word but for the camera's address and the recording: a newcomer's commands must work.</summary>
public sealed class ReadmeTests : IDisposable
{
    private const string Camera = "rtsp://192.0.2.10:554/stream1";
    private readonly TestSite _site = new();
    private readonly string[] _blocks;

    public ReadmeTests()
    {
        _blocks = BlocksOf("## A first watch");
        Directory.CreateDirectory(Path.Combine(_site.Folder, "artifacts"));
        Directory.CreateSymbolicLink(Path.Combine(_site.Folder, "artifacts", "hydroedge"), AppContext.BaseDirectory);
    }

    public void Dispose() => _site.Dispose();

    [Fact(Timeout = 180_000)]
    public async Task The_first_watch_works_as_it_is_written()
    {
        var clip = Path.Combine(TestSite.DemoClips, "u1-gallery.mp4");
        await ShellAsync(_blocks[0].Replace(Camera, clip, StringComparison.Ordinal));
        await ShellAsync(_blocks[1]);

        var check = await ShellAsync(_blocks[2]);
        Assert.Contains("sound", check, StringComparison.Ordinal);

        var (run, status) = _blocks[3].Split('\n', 2) is [var first, var second] ? (first, second) : throw new InvalidOperationException(_blocks[3]);
        await using (var daemon = Support.Program.Start("bash", ["-c", $"exec {run}"], folder: _site.Folder))
        {
            var asked = "";
            await Until.TrueAsync(
                () => (asked = Support.Program.Start("bash", ["-c", status], folder: _site.Folder).SaidAtEnd()).Contains("u1-governor-oil", StringComparison.Ordinal)
                    && asked.Contains("by its contrasts", StringComparison.Ordinal),
                () => daemon.Said + asked);
            await Until.TrueAsync(() => Directory.EnumerateFiles(_site.Folder, "kept.db", SearchOption.AllDirectories).Any(), () => daemon.Said);
            daemon.Terminate();
            await daemon.EndsAsync(TimeSpan.FromSeconds(40));
        }

        Assert.Contains("u1-gallery", await ShellAsync(_blocks[4]), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(_site.Folder, "pictures"), "*.jpg"));
    }

    [Fact(Timeout = 180_000)]
    public async Task A_watch_is_tried_on_a_recording_as_it_is_written()
    {
        var clip = Path.Combine(TestSite.DemoClips, "u1-gallery.mp4");
        await ShellAsync(_blocks[0]);
        await ShellAsync(_blocks[1]);
        var blocks = BlocksOf("## Try a watch on a recording");

        await ShellAsync(blocks[0]);
        var tried = await ShellAsync(blocks[1].Replace("recording.mp4", clip, StringComparison.Ordinal));

        Assert.Contains("u1-governor-oil", tried, StringComparison.Ordinal);
        Assert.Contains("times real time", tried, StringComparison.Ordinal);
        Assert.Contains("gauge needle in red zone", await File.ReadAllTextAsync(Path.Combine(_site.Folder, "try.svg")), StringComparison.Ordinal);
    }

    private async Task<string> ShellAsync(string commands)
    {
        await using var shell = Support.Program.Start("bash", ["-ec", commands], folder: _site.Folder);
        await shell.EndsAsync(TimeSpan.FromSeconds(60));
        Assert.True(shell.ExitCode == 0, $"{commands}\n{shell.Said}");
        return shell.Said;
    }

    private static string[] BlocksOf(string heading)
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "README.md"));
        var section = readme[readme.IndexOf(heading, StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 4, StringComparison.Ordinal)];
        return [.. section.Split("```sh\n").Skip(1).Select(block => Unindented(block[..block.IndexOf("```", StringComparison.Ordinal)]))];
    }

    private static string Unindented(string block) =>
        string.Join('\n', block.Split('\n').Select(line => line.StartsWith("   ", StringComparison.Ordinal) ? line[3..] : line)).Trim();

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));
}
