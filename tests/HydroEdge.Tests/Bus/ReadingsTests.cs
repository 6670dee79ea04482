using HydroEdge.Alarms;
using HydroEdge.Bus;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Bus;

/// <summary>What the health message says of the machine: only what is known.</summary>
public sealed class ReadingsTests
{
    [Theory]
    [InlineData("37, 1024, 54\n", 37.0, 1024L, 54.0)]
    [InlineData("5, 100, 40\n90, 200, 71\n", 90.0, 300L, 71.0)]
    [InlineData("[N/A], 512, [N/A]\n", null, 512L, null)]
    public void Nvidia_smi_is_read_over_all_its_processors(string printed, double? used, long? mebibytes, double? degrees) =>
        Assert.Equal(new HealthGpu(used, mebibytes * 1024 * 1024, degrees), GpuReading.OfNvidiaSmi(printed));

    [Theory]
    [InlineData("")]
    [InlineData("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.")]
    [InlineData("[N/A], [N/A], [N/A]")]
    public void What_tells_nothing_is_nothing(string printed) => Assert.Null(GpuReading.OfNvidiaSmi(printed));

    [Fact]
    public void Tegrastats_is_read_off_its_line() => Assert.Equal(
        new HealthGpu(42, null, 47.5),
        GpuReading.OfTegrastats("11-22-2026 08:00:00 RAM 2789/7620MB (lfb 4x4MB) CPU [10%@1510,9%@1510] GR3D_FREQ 42% cpu@49.1C gpu@47.5C tj@49.1C"));

    [Fact]
    public void The_hottest_zone_counts_and_one_without_a_sensor_does_not()
    {
        using var folder = new TempFolder();
        foreach (var (zone, text) in new[] { ("thermal_zone0", "48250\n"), ("thermal_zone1", "0\n"), ("thermal_zone2", "no"), ("thermal_zone3", "-274000"), ("cooling_device0", "90000") })
        {
            Directory.CreateDirectory(folder.File(zone));
            File.WriteAllText(folder.File($"{zone}/temp"), text);
        }

        Assert.Equal(48.2, ThermalZones.HighestC(folder.Path)!.Value, 0.1);
        Assert.Null(ThermalZones.HighestC(folder.File("nowhere")));
    }

    [Fact(Timeout = 30_000)]
    public async Task How_late_decisions_are_and_how_full_the_disk_is_stand_in_the_health()
    {
        var clock = new FakeClock();
        await using var broker = new FakeBroker();
        await using var plant = new Plant(broker.Address, clock);
        for (var i = 0; i < 100; i++)
        {
            var captured = clock.GetUtcNow();
            clock.Advance(TimeSpan.FromMilliseconds(i < 95 ? 100 : 900));
            plant.Desk.Consider(Samples.Decided(DecisionState.Inactive, captured), () => null);
        }

        await plant.StartAsync();
        await Until.TrueAsync(() => broker.Publishes.Any(publish => publish.Topic.EndsWith("/health")));

        var health = broker.Publishes.Single(publish => publish.Topic.EndsWith("/health")).Data.AsObject();
        Assert.Equal((100, 0), ((double)health["eval"]!["lag_ms_p95"]!, (int)health["eval"]!["skipped_total"]!));
        Assert.InRange((double)health["disk_used_pct"]!, 0.1, 100);
        Assert.Equal(ClockTrust.Offset is not null, health.ContainsKey("clock_offset_ms"));
        Assert.Empty(SchemaCheck.Faults(BusSchemas.Of("he.health.v1"), broker.Publishes.Single(publish => publish.Topic.EndsWith("/health")).Json));
    }
}
