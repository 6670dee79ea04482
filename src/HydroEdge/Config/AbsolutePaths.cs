using HydroEdge.Cameras;

namespace HydroEdge.Config;

/// <summary>The same options with every file path absolute, so that no room needs to know where the files were.</summary>
internal static class AbsolutePaths
{
    public static HydroEdgeOptions In(HydroEdgeOptions options, string folder) => options with
    {
        Cameras =
        [
            .. options.Cameras.Select(camera => camera with
            {
                Source = IsFile(camera.Source) ? Path.GetFullPath(camera.Source, folder) : camera.Source,
                PasswordFile = From(folder, camera.PasswordFile),
            }),
        ],
        Model = options.Model with
        {
            Folder = From(folder, options.Model.Folder),
            RuntimeLibrary = From(folder, options.Model.RuntimeLibrary),
        },
        Bus = options.Bus with
        {
            PasswordFile = From(folder, options.Bus.PasswordFile),
            CaFile = From(folder, options.Bus.CaFile),
            CertFile = From(folder, options.Bus.CertFile),
            KeyFile = From(folder, options.Bus.KeyFile),
        },
    };

    /// <summary>True for a source that is a file, rather than a device or an address.</summary>
    public static bool IsFile(string source) => SourceAddress.Parse(source, out _)?.Kind == SourceKind.File;

    private static string? From(string folder, string? path) => path is null ? null : Path.GetFullPath(path, folder);
}
