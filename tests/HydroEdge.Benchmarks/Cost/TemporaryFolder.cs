namespace HydroEdge.Benchmarks.Cost;

/// <summary>A folder that goes when it is no longer needed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hydroedge-");

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
