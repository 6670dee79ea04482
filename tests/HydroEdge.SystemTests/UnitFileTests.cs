using System.Runtime.CompilerServices;
using HydroEdge.SystemTests.Support;

namespace HydroEdge.SystemTests;

/// <summary>The systemd unit, as systemd itself reads it.</summary>
public sealed class UnitFileTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Systemd_finds_no_fault_in_the_unit()
    {
        // Where the daemon is installed is the one thing that differs here.
        var unit = Path.Combine(_site.Folder, "hydroedge.service");
        await File.WriteAllTextAsync(unit, Unit().Replace("/opt/hydroedge/hydroedge", Daemon.Executable, StringComparison.Ordinal));

        var verified = await Support.Program.RunAsync("systemd-analyze", "verify", "--man=no", unit);

        Assert.True(verified.ExitCode == 0 && verified.Said.Trim() == "", verified.Said);
    }

    [Fact(Timeout = 60_000)]
    public async Task S74_systemd_finds_little_left_to_take_from_the_unit()
    {
        var unit = Path.Combine(_site.Folder, "hydroedge.service");
        await File.WriteAllTextAsync(unit, Unit());

        // In tenths: 2.0 of 10.
        var scored = await Support.Program.RunAsync("systemd-analyze", "security", "--offline=true", "--threshold=20", unit);

        Assert.True(scored.ExitCode == 0, scored.Said);
    }

    [Theory]
    [InlineData("WatchdogSec=60")]
    [InlineData("LimitCORE=0")]
    [InlineData("Type=notify")]
    [InlineData("User=hydroedge")]
    [InlineData("StateDirectory=hydroedge")]
    [InlineData("ConfigurationDirectory=hydroedge")]
    [InlineData("RuntimeDirectory=hydroedge")]
    [InlineData("Restart=on-failure")]
    [InlineData("RestartPreventExitStatus=78")]
    public void The_unit_fits_how_the_daemon_behaves(string line) => Assert.Contains(line, Unit().Split('\n'));

    private static string Unit([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../systemd/hydroedge.service"));
}
