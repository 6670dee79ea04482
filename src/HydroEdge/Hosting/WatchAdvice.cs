using HydroEdge.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Hosting;

/// <summary>Says in the log what the model in use can make little of in the watches; each thing once, so that a reload repeats only what an edit brought up.</summary>
internal sealed partial class WatchAdvice(IEmbedder embedder, ILogger<WatchAdvice> logger)
{
    private readonly HashSet<(string Watch, string What)> _given = [];

    /// <param name="watches">Watches whose texts the model has taken.</param>
    public void Give(IReadOnlyList<WatchOptions> watches)
    {
        foreach (var lint in watches.SelectMany(QueryLints.Of).Concat(ModelLints.Of(watches, embedder)))
        {
            if (_given.Add((lint.Watch.Id, lint.What)))
                Given(lint.Watch.Id, lint.Key, lint.What);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Watch {Watch}, {Key}: {What}")]
    private partial void Given(string watch, string key, string what);
}
