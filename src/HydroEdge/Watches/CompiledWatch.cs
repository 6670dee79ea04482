using System.Collections.Concurrent;
using HydroEdge.Cameras;

namespace HydroEdge.Watches;

/// <summary>A watch whose texts have become vectors, with what it has learnt on each of its cameras.</summary>
internal sealed class CompiledWatch
{
    private readonly ConcurrentDictionary<string, WatchMemory> _memories;

    public CompiledWatch(WatchOptions options, QueryPlan plan, Prompt query, IReadOnlyList<Prompt> contrasts, IReadOnlyList<Phrase> phrases)
        : this(options, plan, query, contrasts, phrases, [])
    {
    }

    private CompiledWatch(
        WatchOptions options, QueryPlan plan, Prompt query, IReadOnlyList<Prompt> contrasts, IReadOnlyList<Phrase> phrases,
        ConcurrentDictionary<string, WatchMemory> memories) =>
        (Options, Plan, Query, Contrasts, Phrases, Asks, _memories) = (options, plan, query, contrasts, phrases, options.Question(), memories);

    public WatchOptions Options { get; }

    /// <summary>What it asks in words, and what of that was derived.</summary>
    public QueryPlan Plan { get; }

    public Prompt Query { get; }

    /// <summary>Empty: the neutral prompts stand in.</summary>
    public IReadOnlyList<Prompt> Contrasts { get; }

    /// <summary>The parts of the query, each once; none of them is the query itself.</summary>
    public IReadOnlyList<Phrase> Phrases { get; }

    /// <summary>See <see cref="QuestionExtensions"/>.</summary>
    public string Asks { get; }

    public Region Asked => Options.Region ?? Region.Whole;

    /// <summary>The cameras it is meant for and those it has seen.</summary>
    public IEnumerable<string> Cameras => Options.Cameras.Count > 0 ? Options.Cameras : _memories.Keys.Order(StringComparer.Ordinal);

    public bool LooksAt(string cameraId) => Options.LooksAt(cameraId);

    public WatchMemory MemoryOf(string cameraId) =>
        _memories.GetOrAdd(cameraId, static (_, kind) => new WatchMemory(kind), Options.Kind);

    /// <summary>Whether what it learnt still holds under these options: it asks the same of the same part of the picture.</summary>
    public bool AsksTheSameAs(WatchOptions other) => Asks == other.Question();

    /// <summary>The same watch under other options that do not touch what it learnt.</summary>
    public CompiledWatch Under(WatchOptions options) => new(options, Plan, Query, Contrasts, Phrases, _memories);
}
