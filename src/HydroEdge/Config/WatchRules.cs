using System.Text.RegularExpressions;
using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Watches;

namespace HydroEdge.Config;

/// <summary>What must hold between the values of a watch, and between watches and cameras.</summary>
internal static partial class WatchRules
{
    public const int LongestText = 200;
    public const int MostContrasts = 50;
    public const int MostEntities = 10;

    public static void Check(ConfigDraft draft, IReadOnlyList<WatchOptions> watches)
    {
        draft.RefuseTwins(watches, watch => watch.Id, "watch");
        foreach (var watch in watches)
        {
            if (watch.Id == CameraFault.WatchId)
                draft.Fault(watch, "id", $"'{CameraFault.WatchId}' is the alarm that every camera has of itself; choose another id");
            CheckCameras(draft, watch);
            CheckRegion(draft, watch);
            CheckQueries(draft, watch);
            CheckContrasts(draft, watch);
            CheckNormal(draft, watch);
            if (watch is { SecondLook: true, Kind: WatchKind.State })
                draft.Fault(watch, "second_look", "'second_look' belongs to an event; give a state its 'region' instead, so that the model sees it large: remove the line, or use kind: event");
            CheckPhrases(draft, watch);
            CheckAlarm(draft, watch);
            CheckSuppression(draft, watch, watches);
        }
    }

    private static void CheckCameras(ConfigDraft draft, WatchOptions watch)
    {
        if (watch.Cameras.Count == 0 && draft.Origins.Of(watch).Find("cameras") is { Value: { Kind: NodeKind.List, Items.Count: 0 } })
            draft.Fault(watch, "cameras", "'cameras' is empty; name at least one, or remove the line for all of them");
        if (draft.Main is not { Cameras.Count: > 0 } main)
            return;

        var known = main.Cameras.Select(camera => camera.Id).ToList();
        for (var i = 0; i < watch.Cameras.Count; i++)
        {
            var name = watch.Cameras[i];
            var place = draft.Origins.PlaceOfItem(watch, "cameras", i);
            if (!known.Contains(name))
                draft.Findings.Fault(place, $"there is no camera {SafeText.Shown(name)}; {Instead(name, known)}");
            else if (watch.Cameras.Take(i).Contains(name))
                draft.Findings.Fault(place, $"camera '{name}' is named twice; remove one");
        }
    }

    private static string Instead(string name, List<string> known) => Similar.To(name, known) is { } meant
        ? $"did you mean '{meant}'?"
        : $"the cameras are {string.Join(", ", known.Take(20).Select(SafeText.Shown))}{(known.Count > 20 ? ", ..." : "")}";

    private static void CheckRegion(ConfigDraft draft, WatchOptions watch)
    {
        if (watch.Region is not { } region || draft.Origins.Of(watch).Find("region")?.Value is not { Kind: NodeKind.Block } block)
            return;

        foreach (var (key, share) in new[] { ("x", region.X), ("y", region.Y), ("w", region.W), ("h", region.H) })
        {
            if (block.Find(key) is not null && share is < 0 or > 1)
                draft.Findings.Fault(block.PlaceOf(key), $"'{key}' is outside the picture; it is a share of the picture, from 0 to 1");
            else if (key is "w" or "h" && block.Find(key) is not null && share < SmallestShare)
                draft.Findings.Fault(block.PlaceOf(key), $"'{key}' leaves nothing to look at; it must be at least {SmallestShare}");
        }

        CheckEdge(draft, block, "x", region.X, "w", region.W, "right");
        CheckEdge(draft, block, "y", region.Y, "h", region.H, "lower");
    }

    // Less than a pixel of a small picture.
    private const double SmallestShare = 0.005;

    private static void CheckEdge(ConfigDraft draft, ConfigNode block, string from, double start, string size, double length, string edge)
    {
        // 0.62 + 0.38 is a little over 1 in binary.
        if (start is >= 0 and <= 1 && length is >= 0 and <= 1 && start + length > 1 + 1e-9)
            draft.Findings.Fault(block.PlaceOf(size), $"{from} + {size} passes the picture's {edge} edge; together they may be 1 at most");
    }

    private static void CheckQueries(ConfigDraft draft, WatchOptions watch)
    {
        foreach (var (language, text) in watch.Queries)
        {
            var entry = draft.Origins.Of(watch).Find("queries")!.Value.Find(language)!;
            if (!Language().IsMatch(language))
                draft.Findings.Fault(entry.Place, $"{SafeText.Shown(language)} is no language code; write one such as zh, fr or pt-br");
            CheckText(draft, entry.Value.Place, text);
        }
    }

    private static void CheckText(ConfigDraft draft, Place place, string text)
    {
        if (text.Length == 0)
            draft.Findings.Fault(place, "this text is empty; write what to look for, or remove it");
        else if (text.Length > LongestText)
            draft.Findings.Fault(place, $"this text has {text.Length} characters; it must have at most {LongestText}");
    }

    private static void CheckContrasts(ConfigDraft draft, WatchOptions watch)
    {
        var written = draft.Origins.Of(watch).Find("contrast")?.Value;
        if (watch.Kind == WatchKind.State && written is null or { Kind: NodeKind.List, Items.Count: 0 } && QueryPlan.Of(watch).Contrasts.Count == 0)
            draft.Fault(watch, "kind", "a 'state' watch needs at least one contrast; list every other state there is under 'contrast', or use kind: event");
        if (watch.Contrast.Count > MostContrasts)
            draft.Fault(watch, "contrast", $"{watch.Contrast.Count} contrasts are more than the {MostContrasts} a watch may have");

        for (var i = 0; i < watch.Contrast.Count; i++)
        {
            var place = draft.Origins.PlaceOfItem(watch, "contrast", i);
            var text = watch.Contrast[i];
            CheckText(draft, place, text);
            if (text.Length > 0 && watch.Queries.Values.Append(watch.Query).Any(query => QueryPlan.Same(query, text)))
                draft.Findings.Fault(place, "this contrast is the query itself, so the watch could never be sure; write another state");
            else if (watch.Contrast.Take(i).Any(other => QueryPlan.Same(other, text)))
                draft.Findings.Warn(place, "this contrast is given twice; remove one");
        }
    }

    private static void CheckNormal(ConfigDraft draft, WatchOptions watch)
    {
        if (watch.Normal is not { } normal)
            return;
        List<string> texts = [watch.Query, .. QueryPlan.Of(watch).Contrasts];
        if (watch.Kind != WatchKind.State)
            draft.Fault(watch, "normal", "'normal' belongs to a state; an event watch learns by itself what is normal: remove the line, or use kind: state");
        else if (!texts.Exists(text => QueryPlan.Same(text, normal)))
            draft.Fault(watch, "normal", $"{SafeText.Shown(normal)} is none of this watch's texts; write the one that held when the watch was made: {string.Join(", ", texts.Select(SafeText.Shown))}");
    }

    private static void CheckPhrases(ConfigDraft draft, WatchOptions watch)
    {
        if (watch.Phrases is not { } phrases)
            return;
        if (phrases.Entities.Count > MostEntities)
            draft.Fault(phrases, "entities", $"{phrases.Entities.Count} entities are more than the {MostEntities} a watch may have");
        for (var i = 0; i < phrases.Entities.Count; i++)
            CheckText(draft, draft.Origins.PlaceOfItem(phrases, "entities", i), phrases.Entities[i]);
    }

    private static void CheckAlarm(ConfigDraft draft, WatchOptions watch)
    {
        if (watch.Alarm is not { } alarm || alarm.TimeToRespond == default)
            return;
        if (alarm.Severity == Severity.Minor && alarm.TimeToRespond > TimeSpan.FromMinutes(30))
            draft.Fault(alarm, "severity", "minor, with more than 30m to respond, is no alarm; remove the 'alarm' block and it is reported as a hit");
        if (alarm.Severity == Severity.Severe && alarm.TimeToRespond < TimeSpan.FromMinutes(3))
            draft.Warn(alarm, "time_to_respond", "less than 3m is too short for an operator to act on a camera's alarm; this wants a protection system");
    }

    private static void CheckSuppression(ConfigDraft draft, WatchOptions watch, IReadOnlyList<WatchOptions> watches)
    {
        if (watch.Alarm is not { SuppressWhile: { } other } alarm)
            return;
        var known = watches.Where(one => one.Id != watch.Id).Select(one => one.Id).ToList();
        if (other == watch.Id)
            draft.Fault(alarm, "suppress_while", "an alarm cannot suppress itself; name another watch, or remove the line");
        else if (!known.Contains(other))
            draft.Fault(alarm, "suppress_while", $"there is no watch {SafeText.Shown(other)}; {(Similar.To(other, known) is { } meant ? $"did you mean '{meant}'?" : "name one of your watches, or remove the line")}");
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
    private static partial Regex Language();
}
