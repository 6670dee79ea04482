using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace HydroEdge.Tests;

public sealed partial class RoomsTests
{
    // A room may use the rooms before it, never one after it. This is also the way a frame goes.
    private static readonly string[] Rooms =
        ["Cameras", "Embedding", "Archive", "Watches", "Alarms", "Bus", "Pipeline", "Config", "Hosting", "Web", "Cli"];

    private static readonly string[] RoomsThatMayUseAspNet = ["Hosting", "Web", "Cli"];

    [Fact]
    public void A_room_uses_only_the_rooms_before_it()
    {
        var wrongWays =
            from use in Uses()
            where Array.IndexOf(Rooms, use.Target) > Array.IndexOf(Rooms, use.Room)
            select $"{use.File} uses {use.Target}";

        Assert.Empty(wrongWays);
    }

    [Fact]
    public void Only_the_outer_rooms_know_there_is_a_web_server()
    {
        var trespasses =
            from file in SourceFiles()
            where !RoomsThatMayUseAspNet.Contains(RoomOf(file)) && File.ReadAllText(file).Contains("Microsoft.AspNetCore")
            select file;

        Assert.Empty(trespasses);
    }

    private static IEnumerable<(string File, string Room, string Target)> Uses() =>
        from file in SourceFiles()
        from Match match in RoomName().Matches(File.ReadAllText(file))
        where match.Groups[1].Value != RoomOf(file) && Rooms.Contains(match.Groups[1].Value)
        select (Path.GetFileName(file), RoomOf(file), match.Groups[1].Value);

    private static IEnumerable<string> SourceFiles() =>
        Rooms.Select(room => Path.Combine(SourceRoot(), room))
            .Where(Directory.Exists)
            .SelectMany(room => Directory.EnumerateFiles(room, "*.cs", SearchOption.AllDirectories));

    private static string RoomOf(string file) => Path.GetRelativePath(SourceRoot(), file).Split(Path.DirectorySeparatorChar)[0];

    private static string SourceRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../src/HydroEdge"));

    [GeneratedRegex(@"\bHydroEdge\.(\w+)")]
    private static partial Regex RoomName();
}
