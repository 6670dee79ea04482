using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using Microsoft.AspNetCore.Http;

namespace HydroEdge.Web;

/// <summary>
/// Answers searches of the archive, one at a time, with the model that looks at the cameras. What it has in common with the pipeline is that model alone, and it
/// asks it for one text or one picture; the archive it reads beside the writer.
/// </summary>
internal sealed class SearchDesk : IDisposable
{
    /// <summary>Of a picture that is the question: 25 million, as phones make them.</summary>
    public const int MostPixels = 25_000_000;

    // The one that is answered, and those that wait for it; each holds a picture of 8 MB at most.
    private const int MostAsking = 4;
    private const int RetryAfterSeconds = 2;

    // A search opens the days for longer than it looks at them, and who searches asks again. But a file that is held open keeps its place on the disk
    // when its day is deleted, and the sweeper would then delete a day more than it has to.
    private static readonly TimeSpan KeptOpen = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly string _archive;
    private readonly IEmbedder _model;
    private readonly ModelOptions _options;
    private readonly ITimer _close;
    private ArchiveSearch? _search;
    private TemporalHead? _head;
    private int _asking;

    /// <param name="options">Where the model's other halves are.</param>
    public SearchDesk(string archive, IEmbedder model, ModelOptions options, TimeProvider clock)
    {
        (_archive, _model, _options) = (archive, model, options);
        _close = clock.CreateTimer(_ => CloseDays(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many ask just now.</summary>
    public int Asking => Volatile.Read(ref _asking);

    /// <summary>Takes a place among those who ask; disposing gives it back.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref _asking) <= MostAsking)
            return new Place(this);
        Interlocked.Decrement(ref _asking);
        throw new RefusedException(StatusCodes.Status503ServiceUnavailable, new Refusal("Others are searching; ask again in a moment.")) { RetryAfter = RetryAfterSeconds };
    }

    /// <param name="picture">A PNG or JPEG file that is the question; null where the text or frame is.</param>
    /// <exception cref="RefusedException">It cannot be answered.</exception>
    public async Task<SearchAnswer> FindAsync(SearchQuestion question, byte[]? picture, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            var shown = picture is null ? null : await DecodedAsync(picture, stop);
            return await Task.Run(() => Find(question, shown, stop), stop);
        }
        finally
        {
            _close.Change(KeptOpen, Timeout.InfiniteTimeSpan);
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _close.Dispose();
        _search?.Dispose();
        _head?.Dispose();
        _turn.Dispose();
    }

    private SearchAnswer Find(SearchQuestion question, PictureFile? picture, CancellationToken stop)
    {
        var fingerprint = _model.Model.Fingerprint;
        var search = _search ??= new ArchiveSearch(_archive, fingerprint);
        if (question.Happens)
        {
            _head ??= TemporalHead.Open(_options) ?? throw RefusedException.Parameter("happens", "true", $"the model {_model.Model.Name} sees pictures only, leave it out");
            var happened = new MomentSearch(search, _head).Find(VectorOf(question.Text!), question.Filter, question.Top, stop: stop);
            return SearchAnswer.Of(question.Text!, fingerprint, happened, FrameAddress.Of);
        }

        var (name, query) = question switch
        {
            { Frame: { } id } => (id, search.VectorOf(id) ?? throw RefusedException.Parameter("frame", id, "this model saw no such frame, or it has been swept; a search tells the ids, e.g. 2026-11-21/4711")),
            { Text: { } text } => (text, VectorOf(text)),
            _ => ("", _model.Embed([new Picture(picture!.Rgb, picture.Width, picture.Height, Region.Whole)])[0].Global),
        };
        return SearchAnswer.Of(name, fingerprint, search.Find(query, question.Filter, question.Top, stop: stop), FrameAddress.Of);
    }

    private float[] VectorOf(string text)
    {
        try
        {
            return _model.Embed(text);
        }
        catch (EmbeddingException refused)
        {
            throw RefusedException.Parameter("text", text, $"the model refuses it ({refused.Message})");
        }
    }

    private static async Task<PictureFile> DecodedAsync(byte[] picture, CancellationToken stop)
    {
        try
        {
            return await PictureFile.DecodeAsync(picture, MostPixels, stop);
        }
        catch (InvalidDataException bad)
        {
            throw new RefusedException(
                StatusCodes.Status400BadRequest, new Refusal($"This is no picture to search by: {bad.Message} Send a JPEG or PNG of up to {MostPixels / 1_000_000} million pixels."));
        }
    }

    private void CloseDays()
    {
        // Who searches just now sets the timer anew.
        if (!_turn.Wait(0))
            return;
        _search?.Dispose();
        _search = null;
        _turn.Release();
    }

    private sealed class Place(SearchDesk desk) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref desk._asking);
    }
}
