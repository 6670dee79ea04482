namespace HydroEdge.Archive;

/// <summary>A day that stays open from one search to the next: its rows, and its index once it was wanted. For one thread.</summary>
internal sealed class OpenDay(ArchiveDay day, string fingerprint) : IDisposable
{
    // What the index lacks is read from the rows, some hundred thousand a second, unless it is worth making the index first.
    private const int WorthAnIndex = 5_000;

    private readonly DateTime _created = File.GetCreationTimeUtc(day.Frames);
    private CodeFile? _index;

    public DayReader Reader { get; } = new(day);

    /// <summary>False when the day was deleted or replaced.</summary>
    public bool IsThere => File.Exists(day.Frames) && File.GetCreationTimeUtc(day.Frames) == _created;

    /// <summary>The index as far as a view; null when there is none worth having. Valid until it is asked for again.</summary>
    /// <param name="last">The id of the model's last view.</param>
    /// <param name="anew">Not the one that is there, which makes no sense.</param>
    public CodeFile? Index(int dimension, long last, bool anew)
    {
        if (!anew && _index?.Reaches(last) == true)
            return _index;
        _index?.Dispose();
        _index = anew ? null : CodeFile.Open(Path, dimension);
        if (_index is not null && (_index.Reaches(last) || Reader.ViewsAfter(_index.LastView, WorthAnIndex) < WorthAnIndex))
            return _index;
        _index?.Dispose();
        _index = Reader.ViewsAfter(-1, WorthAnIndex) < WorthAnIndex ? null : Made(dimension);
        _index?.Reaches(last);
        return _index;
    }

    public void Dispose()
    {
        _index?.Dispose();
        Reader.Dispose();
    }

    private string Path => day.Codes(fingerprint);

    private CodeFile? Made(int dimension)
    {
        try
        {
            CodeWriter.Build(Path, dimension, fingerprint, Reader);
            return CodeFile.Open(Path, dimension);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Whoever may only read the archive reads the rows.
            return null;
        }
    }
}
