using System.Text.Json;

namespace HydroEdge.Embedding;

/// <summary>The files of one model folder. It may come from anywhere: sizes are bounded and no name in it leads out of it.</summary>
internal sealed class ModelFiles(string folder)
{
    private const long LargestSettings = 4L << 20;
    private const long LargestTokenizer = 128L << 20;

    private static ReadOnlySpan<byte> LargeFilePointer => "version https://git-lfs"u8;

    public string Folder { get; } = Path.GetFullPath(folder);

    public bool Has(string relative) => File.Exists(Path.Combine(Folder, relative));

    /// <summary>The first of these that exists.</summary>
    public string? Find(params ReadOnlySpan<string> relatives)
    {
        foreach (var relative in relatives)
        {
            if (Has(relative))
                return Path.Combine(Folder, relative);
        }

        return null;
    }

    /// <exception cref="ModelException">None of them exists.</exception>
    public string Need(params ReadOnlySpan<string> relatives) =>
        Find(relatives) ?? throw new ModelException(
            $"{Path.Combine(Folder, relatives[0])}: missing{(relatives.Length > 1 ? $" (nor is there {string.Join(", ", relatives[1..]!)})" : "")}. "
            + "Put the file there, or name another model folder.");

    /// <summary>A file that a settings file names: must lie in this folder.</summary>
    public string Named(string relative, string key, JsonFields settings)
    {
        if (relative.Contains('\0'))
            throw settings.Wrong(key, "holds a null character; name a file in the model folder");
        var full = Path.GetFullPath(Path.Combine(Folder, relative));
        if (relative.Length == 0 || !full.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw settings.Wrong(key, $"'{relative}' lies outside the model folder; name a file in it");
        return File.Exists(full) ? full : throw settings.Wrong(key, $"names '{relative}', which is missing");
    }

    public JsonFields? FindJson(params ReadOnlySpan<string> relatives) => Find(relatives) is { } file ? ReadJson(file) : null;

    public JsonFields NeedJson(params ReadOnlySpan<string> relatives) => ReadJson(Need(relatives));

    public static string ReadTokenizer(string file) => ReadText(file, LargestTokenizer);

    /// <summary>What to do about a file that is broken: most often it never was the file itself.</summary>
    public static string CopyAgain(string file)
    {
        var start = new byte[LargeFilePointer.Length];
        using var stream = File.OpenRead(file);
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(LargeFilePointer)
            ? "It is a pointer that Git LFS leaves in place of the file: run 'git lfs pull' where it came from and copy it again."
            : "Copy the file again from where it came.";
    }

    private static JsonFields ReadJson(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(ReadText(file, LargestSettings));
            var root = document.RootElement.Clone();
            return root.ValueKind is JsonValueKind.Object
                ? new JsonFields(file, "", root)
                : throw new ModelException($"{file}: holds {root.ValueKind}; a JSON object belongs there.");
        }
        catch (JsonException broken)
        {
            throw new ModelException($"{file}: not JSON: {broken.Message} {CopyAgain(file)}", broken);
        }
    }

    private static string ReadText(string file, long largest)
    {
        try
        {
            var length = new FileInfo(file).Length;
            return length <= largest
                ? File.ReadAllText(file)
                : throw new ModelException($"{file}: {length:N0} bytes; more than {largest:N0} is not read.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{file}: cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
