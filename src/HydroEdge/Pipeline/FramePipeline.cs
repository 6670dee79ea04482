using HydroEdge.Alarms;
using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Watches;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Pipeline;

/// <summary>The life of a frame after the camera: embed it, keep it, score it, raise what it shows.</summary>
internal sealed partial class FramePipeline(
    FrameQueue frames,
    IEmbedder embedder,
    FrameArchive archive,
    WatchBoard watches,
    AlarmDesk alarms,
    LiveView live,
    EdgeMetrics metrics,
    TimeProvider clock,
    ILogger<FramePipeline> logger) : BackgroundService
{
    private readonly List<Decision> _decisions = [];
    private readonly SecondLooks _second = new(embedder);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _second.Looked += metrics.LookedAgain;
        _second.Refused += NotLookedAgain;
        // Ends by itself once the cameras have closed the queue and it is empty: that is how a stop drains.
        var batch = new List<Frame>(embedder.LargestBatch);
        while (await frames.ReadBatchAsync(batch, embedder.LargestBatch))
        {
            try
            {
                Take(batch);
            }
            catch (EmbeddingException failure)
            {
                // One bad batch is lost and counted; a broken model or journal is not ours to hide and stops the daemon.
                metrics.BatchLost();
                BatchLost(batch.Count, failure);
            }
            finally
            {
                batch.ForEach(frame => frame.Dispose());
            }
        }
    }

    private void Take(List<Frame> batch)
    {
        var started = clock.GetTimestamp();
        var embedded = FrameEmbedding.Embed(embedder, batch, watches.RegionsOf);
        metrics.Embedded(clock.GetElapsedTime(started));

        foreach (var (frame, seen) in batch.Zip(embedded))
        {
            live.Show(frame);
            // What shows nothing is no normal to learn either.
            _decisions.Clear();
            if (frame.CanSee)
                watches.Score(seen, _decisions, _second.At(frame));
            Keep(seen, frame);
            foreach (var decision in _decisions)
                alarms.Consider(decision, () => Picture(frame), () => watches.ViewBehind(decision));
        }
    }

    // The first look has to do: what it decides without the second is no worse than before.
    private void NotLookedAgain(EmbeddingException failure)
    {
        metrics.BatchLost();
        SecondLookLost(failure);
    }

    private void Keep(EmbeddedFrame seen, Frame frame)
    {
        try
        {
            archive.Append(
                seen, frame, _decisions.Count > 0 ? _decisions[0].View : 0, [.. _decisions.Select(decision => new KeptScore(
                    decision.WatchId, decision.State is DecisionState.Active, decision.Score, decision.Margin, decision.Deviations))]);
        }
        catch (ArchiveException failure)
        {
            // Keep before raise, but keeping never blocks raising.
            NotKept(frame.CameraId, failure.Message);
        }
    }

    private Evidence Picture(Frame frame)
    {
        var kept = archive.KeepPicture(frame);
        return new Evidence(kept.Ref, kept.Sha256, kept.CapturedAt);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Lost a batch of {Count} frames: the model refused it")]
    private partial void BatchLost(int count, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Lost a second look at a frame: the model refused it")]
    private partial void SecondLookLost(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A picture of {CameraId} was not kept: {Reason}")]
    private partial void NotKept(string cameraId, string reason);
}
