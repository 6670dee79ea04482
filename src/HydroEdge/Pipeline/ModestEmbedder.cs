using HydroEdge.Embedding;

namespace HydroEdge.Pipeline;

/// <summary>
/// The daemon's own model lent to work that must not hold up the cameras: it takes few pictures at a time and after each rests three times as
/// long as the model took, so that of the model's time the cameras lose a quarter at most.
/// </summary>
internal sealed class ModestEmbedder(IEmbedder model, TimeProvider clock, CancellationToken stop) : IEmbedder
{
    private const int Rest = 3;

    public ModelCard Model => model.Model;

    public int LargestBatch => Math.Min(2, model.LargestBatch);

    public float[] Embed(string text) => model.Embed(text);

    public bool Reads(string language) => model.Reads(language);

    public bool Cuts(string text) => model.Cuts(text);

    public IReadOnlyList<ImageEmbedding> Embed(IReadOnlyList<Picture> pictures)
    {
        var started = clock.GetTimestamp();
        var seen = model.Embed(pictures);
        // It blocks a thread of its own: what calls it is a loop over days of pictures.
        Task.Delay(Rest * clock.GetElapsedTime(started), clock, stop).GetAwaiter().GetResult();
        return seen;
    }
}
