namespace HydroEdge.Archive;

/// <summary>The index of the day that is written, as long as the disk takes it: without one, a search reads the rows.</summary>
internal sealed class DayIndex(ArchiveDay day, string fingerprint) : IDisposable
{
    private CodeWriter? _codes;
    private bool _givenUp;

    public void Add(int dimension, byte[] code, long view, long time, uint watches, long centre) =>
        Try(() => (_codes ??= CodeWriter.Continue(day, fingerprint, dimension)).Add(code, view, time, watches, centre));

    public void Commit() => Try(() => _codes?.Commit());

    public void Dispose() => _codes?.Dispose();

    private void Try(Action write)
    {
        if (_givenUp)
            return;
        try
        {
            write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _codes?.Dispose();
            (_codes, _givenUp) = (null, true);
        }
    }
}
