using System.Text.RegularExpressions;
using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>Every topic there is. The levels are slugs, so none can hold a wildcard, a dot or a space.</summary>
internal sealed partial record Topics(string Root, string Site, string Node)
{
    // Bytes; every legal character is one.
    private const int Longest = 200;

    private string Prefix { get; } = $"{Root}/{Site}/{Node}";

    public string Status => $"{Prefix}/status";

    public string Manifest => $"{Prefix}/manifest";

    public string Health => $"{Prefix}/health";

    public string Sys => $"{Prefix}/event/sys";

    /// <summary>This node's own events.</summary>
    public string Events => $"{Prefix}/event/#";

    /// <summary>What this node listens to.</summary>
    public string Commands => $"{Prefix}/cmd/#";

    /// <summary>The verb that a topic asks for; null when it is none of ours.</summary>
    public string? VerbOf(string topic) =>
        topic.StartsWith($"{Prefix}/cmd/", StringComparison.Ordinal) ? topic[$"{Prefix}/cmd/".Length..] : null;

    /// <summary>Where a command is answered that names no other place.</summary>
    public string Reply(string verb) => $"{Prefix}/reply/{verb}";

    /// <summary>Whether an asker may have his answer there: below <c>reply/</c> of any client of this site, so that no answer passes for a state.</summary>
    public bool MayReplyTo(string topic)
    {
        var levels = topic.Split('/');
        var above = $"{Root}/{Site}".Split('/');
        return topic.Length <= Longest
            && levels.Length >= above.Length + 3
            && levels.Take(above.Length).SequenceEqual(above)
            && levels[above.Length + 1] == "reply"
            && levels.Skip(above.Length).All(level => LevelForm().IsMatch(level));
    }

    public string Camera(string cameraId) => $"{Prefix}/cam/{cameraId}/state";

    public string WatchState(AlarmKey key) => $"{Prefix}/watch/{key.CameraId}/{key.WatchId}/state";

    public string Alarm(AlarmKey key) => $"{Prefix}/event/alarm/{key.CameraId}/{key.WatchId}";

    public string Hit(AlarmKey key) => $"{Prefix}/event/hit/{key.CameraId}/{key.WatchId}";

    [GeneratedRegex("^[a-z0-9_-]{1,48}$")]
    private static partial Regex LevelForm();
}
