namespace HydroEdge;

/// <summary>The disk that a folder lies on.</summary>
internal static class Disk
{
    /// <returns>Of the nearest folder above when this one is not there yet.</returns>
    public static DriveInfo Of(string folder)
    {
        var there = new DirectoryInfo(folder);
        while (there is { Exists: false, Parent: { } parent })
            there = parent;
        return new DriveInfo(there.FullName);
    }

    /// <summary>Bytes that are left for us.</summary>
    public static long FreeUnder(string folder) => Of(folder).AvailableFreeSpace;
}
