using HydroEdge.Hosting;
using HydroEdge.Pipeline;

namespace HydroEdge.Web;

/// <summary>One backtest, from its start on a thread of its own to its answer.</summary>
/// <param name="question">Asked on that thread: it looks into every day.</param>
internal sealed class BacktestRun(BacktestReport started, Func<PastQuestion> question, Embedding.IEmbedder model, TimeProvider clock) : IProgress<double>, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private volatile BacktestReport _report = started;
    private double _progress;

    public BacktestReport Report => _report with { Progress = Math.Round(Volatile.Read(ref _progress), 3) };

    /// <summary>The score and its levels over time, as SVG, when it is done.</summary>
    public string? Plot { get; private set; }

    public bool IsRunning => _report.State == "running";

    /// <returns>What it failed of, where that is a bug; what a person can mend is in its report.</returns>
    public async Task<Exception?> RunAsync()
    {
        try
        {
            var (answer, plot) = await LowPriority.RunAsync("backtest", Try);
            Plot = plot;
            Volatile.Write(ref _progress, 1);
            _report = _report with { State = "done", Answer = answer };
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _report = _report with { State = "cancelled" };
        }
        catch (Exception failure)
        {
            // A trial that went wrong is lost; the cameras it shares the process with are not to hear of it.
            _report = _report with { State = "failed", Fault = failure.Message };
            return failure is IOException or Embedding.EmbeddingException ? null : failure;
        }

        return null;
    }

    public void Cancel() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();

    void IProgress<double>.Report(double value) => Volatile.Write(ref _progress, value);

    private (PastAnswer Answer, string Plot) Try()
    {
        var trial = PastTrial.Run(question(), new ModestEmbedder(model, clock, _stop.Token), clock, this, _stop.Token, oneByOne: true);
        _stop.Token.ThrowIfCancellationRequested();
        return (PastAnswer.Of(trial, one => Picture(trial.Question.Archive, one)), TimelinePlot.Of(trial));
    }

    private static string? Picture(string archive, Occurrence one) =>
        Archive.ArchiveReplay.PicturedAt(archive, one.Peak.CameraId, one.Peak.At) is { } frame ? FrameAddress.Of(frame.Day, frame.Frame) : null;
}
