using System.Security.Cryptography;
using System.Text;

namespace HydroEdge.Config;

/// <summary>The files of a configuration, read once, so that what is checked, hashed and kept is the same bytes.</summary>
internal sealed class ConfigSources
{
    public const string WatchFolder = "watches";
    public const int LargestFile = 1024 * 1024;
    public const int MostFiles = 500;

    private readonly List<ConfigSource> _files = [];
    private readonly List<Finding> _unreadable = [];

    private ConfigSources(string folder, string mainName)
    {
        Folder = folder;
        MainName = mainName;
    }

    /// <summary>What relative paths in the files are relative to.</summary>
    public string Folder { get; }

    public string MainName { get; }

    /// <summary>hydroedge.yaml first, then the watch files by name.</summary>
    public IReadOnlyList<ConfigSource> Files => _files;

    public IReadOnlyList<Finding> Unreadable => _unreadable;

    public string Hash { get; private set; } = "";

    public bool HasWatchFolder { get; private set; }

    /// <summary>Never throws: what cannot be read is a finding.</summary>
    /// <param name="path">The main file, or the folder that holds a hydroedge.yaml.</param>
    public static ConfigSources Read(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            full = Path.Combine(full, "hydroedge.yaml");
        return ReadFolder(Path.GetDirectoryName(full) ?? full, Path.GetFileName(full));
    }

    /// <summary>One watch file by itself, under the name it was asked for by; it never throws either.</summary>
    public static ConfigSources ReadWatchFile(string path)
    {
        var sources = new ConfigSources(Directory.GetCurrentDirectory(), mainName: "");
        sources.Add(path, "there is no such file");
        sources.Hash = HashOf(sources._files);
        return sources;
    }

    /// <summary>The same files taken to stand in another folder: a kept copy still means the original's neighbours.</summary>
    public ConfigSources StandingIn(string folder)
    {
        var moved = new ConfigSources(folder, MainName) { Hash = Hash, HasWatchFolder = HasWatchFolder };
        moved._files.AddRange(_files);
        moved._unreadable.AddRange(_unreadable);
        return moved;
    }

    /// <summary>Equal for two readings exactly when they found the same, the unreadable included.</summary>
    public string Fingerprint => string.Join('\n', [Hash, .. _unreadable.Select(finding => finding.ToString())]);

    private static ConfigSources ReadFolder(string folder, string mainName)
    {
        var sources = new ConfigSources(folder, mainName);
        sources.Add(mainName, $"there is no such file in {folder}; create it, or name another with --config");
        foreach (var name in sources.WatchFileNames())
            sources.Add(name, "the file is listed but cannot be found; remove it, or mend the link");
        sources.Hash = HashOf(sources._files);
        return sources;
    }

    private List<string> WatchFileNames()
    {
        var watches = Path.Combine(Folder, WatchFolder);
        try
        {
            HasWatchFolder = Directory.Exists(watches);
            List<string> names = HasWatchFolder
                ? [.. Directory.EnumerateFiles(watches).Select(file => Path.GetFileName(file)).Where(IsWatchFile).Order(StringComparer.Ordinal)]
                : [];
            if (names.Count > MostFiles)
                _unreadable.Add(new Finding(Place.StartOf(WatchFolder), $"{names.Count} files are more than the {MostFiles} that are read; join some"));
            return [.. names.Take(MostFiles).Select(name => $"{WatchFolder}/{name}")];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add(new Finding(Place.StartOf(WatchFolder), $"the folder cannot be read: {failure.Message}"));
            return [];
        }
    }

    // Editors leave files that begin with '.' (lock files, backups) beside the real ones.
    private static bool IsWatchFile(string name) =>
        name[0] != '.' && (name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal));

    private void Add(string name, string whenMissing)
    {
        try
        {
            using var stream = File.OpenRead(Path.Combine(Folder, name));
            var bytes = new byte[Math.Min(stream.Length, LargestFile) + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            _files.Add(new ConfigSource(name, bytes[..Math.Min(length, LargestFile)]));
            if (stream.Length > LargestFile)
                _unreadable.Add(new Finding(Place.StartOf(name), $"the file is larger than {LargestFile / 1024} KiB; split the watches over several files"));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            _unreadable.Add(new Finding(Place.StartOf(name), whenMissing));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add(new Finding(Place.StartOf(name), $"the file cannot be read ({failure.Message}); check its owner and mode"));
        }
    }

    private static string HashOf(List<ConfigSource> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\n{file.Bytes.Length}\n"));
            hash.AppendData(file.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
