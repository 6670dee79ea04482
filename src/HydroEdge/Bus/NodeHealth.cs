using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HydroEdge.Alarms;
using HydroEdge.Cameras;

namespace HydroEdge.Bus;

/// <summary>Gathers what the health message says. Belongs to the link's thread.</summary>
internal sealed class NodeHealth(Journal journal, AlarmDesk alarms, CameraBoard cameras, LoopBack echo, TimeProvider clock)
{
    public const int IntervalS = 30;

    private const int CertWarningDays = 30;

    private static readonly TimeSpan NobodyAfter = TimeSpan.FromSeconds(60);

    private readonly long _start = clock.GetTimestamp();
    private readonly RecentTimes _pubacks = new();
    private readonly GpuGauge _gpu = new();
    private readonly SortedSet<string> _denied = new(StringComparer.Ordinal);
    private long? _unheardSince;
    private (long At, TimeSpan Cpu) _cpu = (clock.GetTimestamp(), Environment.CpuUsage.TotalTime);

    public void SessionBegins()
    {
        _denied.Clear();
        _unheardSince = null;
    }

    public void Acknowledged(Acknowledgement answer)
    {
        _pubacks.Add(answer.Took);
        if (answer.IsAclDenial)
            _denied.Add(answer.Message.Topic);
        if (answer.Message.Entry is { Event.Class: EventClass.Alarm })
            _unheardSince = answer.Reason == Acknowledgement.NoSubscribers ? _unheardSince ?? clock.GetTimestamp() : null;
    }

    public HealthData Report(BusConfig config, LinkState link, string? configFault)
    {
        var outbox = journal.Figures();
        var mqtt = Mqtt(config, link);
        var certDays = CertDays(config.Options.CertFile);
        return new HealthData(
            IntervalS, (long)clock.GetElapsedTime(_start).TotalSeconds, ThisNode.Version, HealthOutbox.Of(outbox), mqtt, Alarms(),
            Cameras(config), Eval(config), _gpu.Latest(), CpuPct(), Environment.WorkingSet, Rounded(outbox.DiskUsedPct), ThermalZones.HighestC(),
            certDays, Words.Of(ClockTrust.Now), ClockTrust.Offset?.TotalMilliseconds,
            [.. Errors(outbox, mqtt, certDays, configFault)], ThisNode.BootId, config.Hash, clock.GetUtcNow());
    }

    private HealthMqtt Mqtt(BusConfig config, LinkState link)
    {
        return new HealthMqtt(
            link.Protocol, BrokerAddress.TryParse(config.Options.Broker, out var broker) ? broker.ToString() : null, Math.Max(0, link.Connects - 1),
            _pubacks.AtMost(0.99) is { } longest ? Math.Round(longest.TotalMilliseconds, 2) : null,
            _unheardSince is { } since && clock.GetElapsedTime(since) >= NobodyAfter,
            [.. _denied.Union(echo.Silent), .. link.Deaf ? (string[])[config.Topics.Commands] : []]);
    }

    private HealthEval Eval(BusConfig config) => new(
        Rounded(alarms.LagP95?.TotalMilliseconds), config.Cameras.Sum(camera => cameras.Find(camera.Id)?.Dropped ?? 0));

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 1) : null;

    private HealthAlarms Alarms()
    {
        var now = alarms.Now.Where(alarm => alarm.Watch.Alarm is not null).ToList();
        var (rate, flood) = alarms.Load;
        return new HealthAlarms(
            now.Count(alarm => alarm.Active), now.Count(alarm => alarm.Handling.Unacked), now.Count(alarm => alarm.Handling.Shelf is not null),
            now.Count(alarm => alarm.Handling.SuppressedBy is not null), [.. now.Where(alarm => alarm.Handling.Maintenance is not null).Select(Name)],
            rate, flood, [.. now.Where(alarm => alarm.Chattering).Select(Name)]);
    }

    private HealthCameras Cameras(BusConfig config)
    {
        var ok = config.Cameras.Count(camera => cameras.Find(camera.Id)?.Condition.Status == CameraStatus.Ok);
        return new HealthCameras(ok, config.Cameras.Count - ok);
    }

    private double CpuPct()
    {
        var (at, cpu) = (clock.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var passed = clock.GetElapsedTime(_cpu.At, at) * Environment.ProcessorCount;
        var used = passed > TimeSpan.Zero ? 100 * (cpu - _cpu.Cpu) / passed : 0;
        _cpu = (at, cpu);
        return Math.Round(Math.Clamp(used, 0, 100), 1);
    }

    private double? CertDays(string? file)
    {
        if (file is null)
            return null;
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            return Math.Round((certificate.NotAfter.ToUniversalTime() - clock.GetUtcNow().UtcDateTime).TotalDays, 1);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null; // the link says what is wrong with it
        }
    }

    private static IEnumerable<string> Errors(JournalFigures outbox, HealthMqtt mqtt, double? certDays, string? configFault)
    {
        if (configFault is not null)
            yield return "config_rejected";
        if (outbox.Degraded)
            yield return "outbox_degraded";
        if (mqtt.AclDenied.Count > 0)
            yield return "acl_denied";
        if (mqtt.NoListener)
            yield return "no_listener";
        if (certDays < CertWarningDays)
            yield return "cert_expires";
    }

    private static string Name(AlarmSnapshot alarm) => $"{alarm.Key.CameraId}/{alarm.Key.WatchId}";
}
