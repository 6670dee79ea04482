using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HydroEdge.Alarms;
using HydroEdge.Cameras;

namespace HydroEdge.Bus;

/// <summary>Writes every message of one configuration: its topic and its CloudEvent.</summary>
internal sealed class Payloads(BusConfig config, Ulids ids, TimeProvider clock)
{
    /// <summary>No JSON payload is larger (bytes).</summary>
    public const int Largest = 16 * 1024;

    // Chinese stays as it is: readable, and half the bytes. Nothing here ends in HTML.
    private static readonly BusJson Json =
        new(new JsonSerializerOptions(BusJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly TimeSpan HealthExpiry = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan History = TimeSpan.FromSeconds(30);

    private readonly DateTimeOffset _began = clock.GetUtcNow();

    public Topics Topics => config.Topics;

    public MqttMessage Status(bool online, string reason, long session, DateTimeOffset connectedAt, string? configFault)
    {
        var now = clock.GetUtcNow();
        var data = new StatusData(
            online, reason, session, ThisNode.Version, connectedAt, ThisNode.BootId,
            config.Hash, configFault is null ? "ok" : "rejected", configFault, now);
        return Retained(Topics.Status, "status", config.Node, now, data, Json.CloudEventStatusData);
    }

    public MqttMessage Manifest(IReadOnlyList<string> topics)
    {
        var whole = Manifest(topics, brief: false);
        if (whole.Payload.Length <= Largest)
            return whole;

        var bare = Manifest([], brief: true).Payload.Length;
        var room = Largest - bare;
        var fitting = topics.TakeWhile(topic => (room -= topic.Length + 3) >= 0).ToList();
        return Manifest(fitting, brief: true, leftOut: topics.Count - fitting.Count);
    }

    public MqttMessage Camera(CameraOptions camera, CameraState? state)
    {
        var now = clock.GetUtcNow();
        var condition = state?.Condition ?? new CameraCondition(camera.Id, CameraStatus.Starting, _began, null);
        var data = new CameraData(
            camera.Id, camera.Name, Words.Of(condition.Status), condition.Since, Math.Round(state?.Fps ?? 0, 2), state?.LastFrame,
            state?.Decoder, state?.Frames ?? 0, state?.Dropped ?? 0, state?.Restarts ?? 0, ThisNode.BootId, config.Hash, now);
        return Retained(Topics.Camera(camera.Id), "camera", camera.Id, condition.Since, data, Json.CloudEventCameraData);
    }

    public MqttMessage WatchState(AlarmSnapshot alarm, CameraOptions camera)
    {
        var now = clock.GetUtcNow();
        var data = new WatchStateData(alarm, camera.Fps, config.Hash, now);
        return Retained(Topics.WatchState(alarm.Key), "watch.state", alarm.Key.WatchId, alarm.Decision?.At ?? now, data, Json.CloudEventWatchStateData);
    }

    /// <summary>Clears a retained topic.</summary>
    public static MqttMessage Nothing(string topic) => new(topic, [], Retain: true);

    /// <summary>How the node is doing. A broker that knows MQTT 5 forgets it when no other follows.</summary>
    public MqttMessage Health(HealthData health) =>
        Retained(Topics.Health, "health", config.Node, health.Published, health, Json.CloudEventHealthData) with { Expiry = HealthExpiry };

    public MqttMessage Reply(string topic, CommandReply reply, byte[]? correlation)
    {
        var now = clock.GetUtcNow();
        var payload = Bytes(ids.Next(), "reply", config.Node, now, ReplyData.Of(reply, now), Json.CloudEventReplyData);
        return new MqttMessage(topic, payload, Retain: false) { Correlation = correlation };
    }

    /// <summary>An event, the same bytes each time but for <c>published</c>, <c>historical</c> and, once the clock is set, <c>clock_offset_ms</c>.</summary>
    /// <param name="again">Somebody has asked for it once more.</param>
    public MqttMessage Event(OutboxEntry entry, bool again = false)
    {
        var now = clock.GetUtcNow();
        var sending = new Sending(
            now, again || now - entry.Event.At > History, entry.Event.Stamp?.OffsetOf(entry.Event.At, Stamp.Now(clock, config.Hash), now));
        var (topic, payload) = entry.Event switch
        {
            AlarmEvent { Class: EventClass.Hit } hit => (Topics.Hit(hit.Alarm.Key), Bytes(
                entry.Id, "hit", hit.Alarm.Key.WatchId, hit.At, new HitData(entry, hit, sending), Json.CloudEventHitData)),
            AlarmEvent alarm => (Topics.Alarm(alarm.Alarm.Key), Bytes(
                entry.Id, "alarm", alarm.Alarm.Key.WatchId, alarm.At, new AlarmData(entry, alarm, sending), Json.CloudEventAlarmData)),
            SysEvent told => (Topics.Sys, Bytes(
                entry.Id, "sys", config.Node, told.At, new SysData(entry, told, sending), Json.CloudEventSysData)),
            _ => throw new ArgumentOutOfRangeException(nameof(entry)),
        };
        return new MqttMessage(topic, payload, Retain: false, again ? null : entry);
    }

    private MqttMessage Manifest(IReadOnlyList<string> topics, bool brief, int leftOut = 0)
    {
        var now = clock.GetUtcNow();
        var cameras = config.Cameras.Select(camera => new ManifestCamera(camera.Id, brief ? null : camera.Name));
        var watches = config.Watches.Select(watch => new ManifestWatch(
            watch.Id, brief ? "" : watch.Query, Words.Of(watch.Kind), watch.Alarm is not null, Words.Of(Priority.Of(watch.Alarm)),
            brief ? null : watch.Equipment,
            [.. config.Alarms.Where(alarm => alarm.Key.WatchId == watch.Id).Select(alarm => alarm.Key.CameraId)]));
        var data = new ManifestData(config.Site, config.Node, ThisNode.Version, config.Hash, [.. cameras], [.. watches], topics, leftOut, now);
        return Retained(Topics.Manifest, "manifest", config.Node, now, data, Json.CloudEventManifestData);
    }

    private MqttMessage Retained<T>(string topic, string name, string subject, DateTimeOffset time, T data, JsonTypeInfo<CloudEvent<T>> type) =>
        new(topic, Bytes(ids.Next(), name, subject, time, data, type), Retain: true);

    private byte[] Bytes<T>(string id, string name, string subject, DateTimeOffset time, T data, JsonTypeInfo<CloudEvent<T>> type) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new CloudEvent<T>(id, $"/he/{config.Site}/{config.Node}", $"he.{name}.v1", subject, time, $"he/1/{name}", data), type);
}
