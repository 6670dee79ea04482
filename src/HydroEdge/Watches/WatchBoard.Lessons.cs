namespace HydroEdge.Watches;

/// <summary>How people teach the watches: with the views of alarms they confirmed or rejected.</summary>
internal sealed partial class WatchBoard
{
    /// <summary>The view a decision rests on, to be kept with the alarm. To be asked for right after the decision, before the camera's next frame.</summary>
    public RaisedView? ViewBehind(Decision decision) =>
        Find(decision.WatchId)?.MemoryOf(decision.CameraId).Lessons.Latest() is { } vector ? new(embedder.Model.Fingerprint, vector) : null;

    /// <summary>What a watch asks, and the model that answers it; null when there is no such watch. A verdict on one question says nothing of another.</summary>
    public (string Question, string Model)? Asks(string watchId) =>
        Find(watchId) is { } watch ? (watch.Options.Question(), embedder.Model.Fingerprint) : null;

    /// <summary>Takes these for all that people judged of a watch on a camera, in place of what it was taught before.</summary>
    /// <param name="judged">Gives the views judged under a question, made by a model.</param>
    public void Teach(string watchId, string cameraId, Func<string, string, IReadOnlyList<Exemplar>> judged)
    {
        lock (_applying)
        {
            if (Find(watchId) is not { } watch)
                return;
            var size = embedder.Model.Dimension * sizeof(ushort);
            var exemplars = judged(watch.Options.Question(), embedder.Model.Fingerprint);
            var memory = watch.MemoryOf(cameraId);
            memory.Lessons.Replace([.. exemplars.Where(exemplar => exemplar.Vector.Length == size)]);
            memory.Weigh(PartWeights.LearntFrom(exemplars));
        }
    }

    private CompiledWatch? Find(string watchId) => _watches.FirstOrDefault(watch => watch.Options.Id == watchId);
}
