using System.Globalization;

namespace HydroEdge.Config;

/// <summary>What must hold for the box as a whole: its page, and the false alarms its watches ask for together.</summary>
internal static class NodeRules
{
    public static void Check(ConfigDraft draft, HydroEdgeOptions main, NamedFiles files)
    {
        files.NeedFolder(main.Model, "folder", main.Model.Folder);
        files.NeedFile(main.Model, "runtime_library", main.Model.RuntimeLibrary);
        if (main.Web.Listen is { } listen)
            CheckListen(draft, main.Web, listen);
        foreach (var name in main.Web.Names.Where(name => Uri.CheckHostName(name) != UriHostNameType.Dns))
            draft.Fault(main.Web, "names", $"'names' has {SafeText.Shown(name)}; write the name of this box alone, such as box-1.plant.local");
        CheckBudget(draft, main);
    }

    private static void CheckListen(ConfigDraft draft, WebOptions web, string listen)
    {
        if (!Uri.TryCreate(listen, UriKind.Absolute, out var address) || address.Scheme != "http" || address.PathAndQuery != "/" || address.Port <= 0)
            draft.Fault(web, "listen", $"'listen' is {SafeText.Shown(listen)}; write http://address:port, such as http://127.0.0.1:8420");
        else if (!address.IsLoopback)
            draft.Warn(web, "listen", "anyone who reaches this address can read the page; use 127.0.0.1 unless the network is yours alone");
    }

    private static void CheckBudget(ConfigDraft draft, HydroEdgeOptions main)
    {
        var pairs = draft.Watches.Sum(watch => CamerasOf(watch.Cameras, main));
        var asked = draft.Watches.Sum(watch => watch.FalseAlarmsPerDay * CamerasOf(watch.Cameras, main));
        if (asked > main.FalseAlarmsPerDay * (1 + 1e-9))
        {
            draft.Warn(main, "false_alarms_per_day", string.Create(
                CultureInfo.InvariantCulture,
                $"the watches ask for {asked:0.##} false alarms a day in all ({pairs} watch and camera pairs), more than this node's {main.FalseAlarmsPerDay:0.##}; lower theirs, or raise 'false_alarms_per_day' in {draft.Sources.MainName}"));
        }
    }

    private static int CamerasOf(IReadOnlyList<string> named, HydroEdgeOptions main) => named.Count > 0 ? named.Count : main.Cameras.Count;
}
