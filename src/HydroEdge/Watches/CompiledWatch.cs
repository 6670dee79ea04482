using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HydroEdge.Cameras;

namespace HydroEdge.Watches;

/// <summary>A watch whose texts have become vectors, with what it has learnt on each of its cameras.</summary>
internal sealed class CompiledWatch
{
    private readonly ConcurrentDictionary<string, WatchMemory> _memories;

    public CompiledWatch(WatchOptions options, Prompt query, IReadOnlyList<Prompt> contrasts)
        : this(options, query, contrasts, [])
    {
    }

    private CompiledWatch(
        WatchOptions options, Prompt query, IReadOnlyList<Prompt> contrasts, ConcurrentDictionary<string, WatchMemory> memories) =>
        (Options, Query, Contrasts, Asks, _memories) = (options, query, contrasts, AskedBy(options), memories);

    public WatchOptions Options { get; }

    public Prompt Query { get; }

    /// <summary>Empty: the neutral prompts stand in.</summary>
    public IReadOnlyList<Prompt> Contrasts { get; }

    /// <summary>A short name for what it asks and of which part of the picture, the same in every run.</summary>
    public string Asks { get; }

    public Region Asked => Options.Region ?? Region.Whole;

    /// <summary>The cameras it is meant for and those it has seen.</summary>
    public IEnumerable<string> Cameras => Options.Cameras.Count > 0 ? Options.Cameras : _memories.Keys.Order(StringComparer.Ordinal);

    public bool LooksAt(string cameraId) => Options.Cameras.Count == 0 || Options.Cameras.Contains(cameraId);

    public WatchMemory MemoryOf(string cameraId) =>
        _memories.GetOrAdd(cameraId, static (_, kind) => new WatchMemory(kind), Options.Kind);

    /// <summary>Whether what it learnt still holds under these options: it asks the same of the same part of the picture.</summary>
    public bool AsksTheSameAs(WatchOptions other) => Asks == AskedBy(other);

    /// <summary>The same watch under other options that do not touch what it learnt.</summary>
    public CompiledWatch Under(WatchOptions options) => new(options, Query, Contrasts, _memories);

    private static string AskedBy(WatchOptions options)
    {
        IEnumerable<string> parts =
        [
            options.Kind.ToString(), (options.Region ?? Region.Whole).ToString(), options.Query,
            .. options.Queries.OrderBy(query => query.Key, StringComparer.Ordinal).Select(query => $"{query.Key}: {query.Value}"),
            "but not", .. options.Contrast,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
    }
}
