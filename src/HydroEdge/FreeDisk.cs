namespace HydroEdge;

/// <summary>How much room a folder's disk has left for us.</summary>
internal static class FreeDisk
{
    /// <returns>Bytes; of the nearest folder above when this one is not there yet.</returns>
    public static long Under(string folder)
    {
        var there = new DirectoryInfo(folder);
        while (there is { Exists: false, Parent: { } parent })
            there = parent;
        return new DriveInfo(there.FullName).AvailableFreeSpace;
    }
}
