namespace HydroEdge.Pipeline;

/// <summary>How far several cameras have come, told as one share. Thread-safe.</summary>
/// <param name="from">The share at which they begin; at <paramref name="to"/> all are done.</param>
internal sealed class PastProgress(int cameras, IProgress<double> progress, double from, double to)
{
    // A bar moves by pixels: less than this is not worth telling.
    private const double Step = 0.002;

    private readonly Lock _gate = new();
    private readonly double[] _done = new double[cameras];
    private double _told;

    public void Report(int camera, double share)
    {
        if (share - _done[camera] < Step)
            return;
        lock (_gate)
        {
            _done[camera] = share;
            var done = from + (to - from) * _done.Average();
            if (done > _told)
                progress.Report(_told = done);
        }
    }
}
