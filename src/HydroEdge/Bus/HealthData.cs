using System.Text.Json.Serialization;

namespace HydroEdge.Bus;

/// <summary><c>he.health.v1</c>: how the node itself is doing, every 30 s. Older than a few of its intervals, it says nothing.</summary>
/// <param name="IntervalS">When the next one is due.</param>
/// <param name="TimeQuality">synced | holdover | unsynced.</param>
/// <param name="Gpu">As nvidia-smi or tegrastats tells; missing where neither is there.</param>
/// <param name="DiskUsedPct">Of the disk that holds the state folder.</param>
/// <param name="TempC">The hottest thermal zone of the machine; missing where it has none.</param>
/// <param name="ClockOffsetMs">As the kernel knows it from the time service that keeps its clock; missing while none does.</param>
/// <param name="CertDaysLeft">Days until this node's client certificate ends; null without one.</param>
/// <param name="Errors">What is wrong now, for people.</param>
internal sealed record HealthData(
    int IntervalS,
    long UptimeS,
    string SwVersion,
    HealthOutbox Outbox,
    HealthMqtt Mqtt,
    HealthAlarms Alarms,
    HealthCameras Cameras,
    HealthEval Eval,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HealthGpu? Gpu,
    double CpuPct,
    long RssBytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? DiskUsedPct,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? TempC,
    double? CertDaysLeft,
    [property: WordsOf(typeof(Alarms.TimeQuality))] string TimeQuality,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? ClockOffsetMs,
    IReadOnlyList<string> Errors,
    string BootId,
    string ConfigHash,
    DateTimeOffset Published);
