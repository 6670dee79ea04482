namespace HydroEdge.Bus;

/// <summary><c>he.health.v1</c>: how the node itself is doing, every 30 s. Older than a few of its intervals, it says nothing.</summary>
/// <param name="IntervalS">When the next one is due.</param>
/// <param name="TimeQuality">synced | holdover | unsynced.</param>
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
    double CpuPct,
    long RssBytes,
    double? CertDaysLeft,
    [property: WordsOf(typeof(Alarms.TimeQuality))] string TimeQuality,
    IReadOnlyList<string> Errors,
    string BootId,
    string ConfigHash,
    DateTimeOffset Published);
