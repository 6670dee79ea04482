using HydroEdge.Alarms;
using HydroEdge.Archive;
using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Pipeline;
using HydroEdge.Tests.Support;
using HydroEdge.Tests.Watches;
using HydroEdge.Watches;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Pipeline;

public sealed class FramePipelineTests : IDisposable
{
    private static readonly WatchOptions Watch = new()
    {
        Id = "jet", Query = "query", Contrast = ["contrast"], Kind = WatchKind.State, OnDelay = TimeSpan.Zero,
    };

    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestMeters _meters = new();
    private readonly BrightnessEmbedder _embedder = new();
    private readonly EdgeMetrics _metrics;
    private readonly FrameQueue _frames;
    private readonly Journal _journal;
    private readonly AlarmDesk _alarms;
    private readonly WatchBoard _watches;
    private readonly LiveView _live;
    private readonly Pulses _pulses;
    private bool _canSee = true;

    public FramePipelineTests()
    {
        _metrics = new EdgeMetrics(_meters);
        _frames = new FrameQueue(_metrics);
        _journal = Journal.Open(_folder.Path, _clock, _metrics, NullLogger.Instance);
        _alarms = new AlarmDesk(_journal, _clock, _metrics, NullLogger.Instance);
        _watches = new WatchBoard(_embedder);
        _live = new LiveView(_clock);
        _pulses = new Pulses(_clock);
        _watches.Apply([Watch]);
        _alarms.Apply([Watch], [new CameraOptions { Id = "gate", Fps = 5 }]);
    }

    public void Dispose()
    {
        _journal.Dispose();
        _meters.Dispose();
        _folder.Dispose();
    }

    [Fact(Timeout = 30_000)]
    public async Task S73_A_pipeline_that_hangs_in_the_middle_of_a_frame_is_noticed()
    {
        using var held = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        _alarms.Changed += _ =>
        {
            entered.Set();
            held.Wait();
        };
        var watching = Task.Run(() => WatchAsync(_folder.File("archive"), Normal(60), Bright(25)));
        await Until.TrueAsync(() => entered.IsSet);

        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["pipeline"], _pulses.Stuck(TimeSpan.FromSeconds(25)));

        held.Set();
        await watching;
        Assert.Empty(_pulses.Stuck(TimeSpan.FromSeconds(25)));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_frame_that_shows_what_is_watched_for_is_kept_and_raised_with_its_picture()
    {
        await WatchAsync(_folder.File("archive"), Normal(60), Bright(25));

        var raised = Assert.Single(_journal.Unsent(10)).OfAlarm!;
        Assert.Equal(AlarmTransition.Activated, raised.Transition);
        Assert.True(File.Exists(_folder.File(Path.Combine("archive", raised.Evidence!.Ref))));
        var occurrence = Assert.Single(_journal.Occurrences(10));
        Assert.Equal((raised.Alarm.OccurrenceId, _embedder.Model.Fingerprint), (occurrence.Id, occurrence.Model));
        Assert.Single(new ArchiveSearch(_folder.File("archive"), _embedder.Model.Fingerprint).Find(_embedder.Embed("query"), SearchFilter.Everything, 1).Found);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_frame_of_a_camera_that_shows_nothing_is_kept_and_decides_nothing()
    {
        _canSee = false;

        await WatchAsync(_folder.File("archive"), Normal(60), Bright(25));

        Assert.Empty(_journal.Unsent(10));
        Assert.Null(Assert.Single(_alarms.Now).Decision);
        Assert.Equal(0, _meters["hydroedge.frames.not_kept"]);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_frame_that_shows_nothing_watched_for_is_kept_in_silence()
    {
        await WatchAsync(_folder.File("archive"), Normal(80));

        Assert.Empty(_journal.Unsent(10));
        Assert.Equal(0, _meters["hydroedge.frames.not_kept"]);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_archive_that_cannot_be_written_delays_no_alarm_and_is_counted()
    {
        var notAFolder = _folder.File("in-the-way");
        await File.WriteAllTextAsync(notAFolder, "");

        await WatchAsync(notAFolder, Normal(60), Bright(25));

        Assert.Null(Assert.Single(_journal.Unsent(10)).OfAlarm!.Evidence);
        Assert.True(_meters["hydroedge.frames.not_kept"] > 0);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_batch_that_the_model_refuses_is_counted_and_the_next_is_taken()
    {
        _embedder.RefuseNext = true;

        await WatchAsync(_folder.File("archive"), Normal(61), Bright(25));

        Assert.Equal(1, _meters["hydroedge.batches.lost"]);
        Assert.Single(_journal.Unsent(10));
    }

    [Fact(Timeout = 20_000)]
    public async Task Somebody_who_looks_sees_the_newest_picture()
    {
        Assert.Null(_live.Read("gate", (rgb, _, _) => [rgb[0]]));

        await WatchAsync(_folder.File("archive"), Normal(2), Bright(1));

        Assert.Equal([(byte)250], _live.Read("gate", (rgb, _, _) => [rgb[0]])!);
    }

    /// <summary>Shows the frames one by one, closes the queue, and waits until the pipeline has run dry.</summary>
    private async Task WatchAsync(string archiveFolder, params IReadOnlyList<IEnumerable<byte>> brightness)
    {
        using var archive = FrameArchive.Open(archiveFolder, new ArchiveOptions(), _embedder.Model.Fingerprint, _metrics, _clock, NullLogger.Instance);
        using var pipeline = new FramePipeline(
            _frames, _embedder, archive, _watches, _alarms, _live, _metrics, _pulses, _clock, NullLogger<FramePipeline>.Instance);
        await pipeline.StartAsync(CancellationToken.None);

        var number = 0;
        foreach (var value in brightness.SelectMany(part => part))
        {
            _clock.Advance(TimeSpan.FromSeconds(0.2));
            var frame = new Frame("gate", ++number, _clock.GetUtcNow(), 16, 16) { CanSee = _canSee };
            frame.Pixels.Span.Fill(value);
            Assert.True(_frames.Add(frame));
            await Until.TrueAsync(() => _embedder.Seen == number);
        }

        _frames.Close();
        await pipeline.ExecuteTask!;
        archive.Flush();
    }

    private static IEnumerable<byte> Normal(int frames) => Enumerable.Repeat((byte)10, frames);

    private static IEnumerable<byte> Bright(int frames) => Enumerable.Repeat((byte)250, frames);

    /// <summary>Sees only how bright a picture is: bright is "query", dark is "contrast".</summary>
    private sealed class BrightnessEmbedder : IEmbedder
    {
        private readonly TinyEmbedder _texts = new();
        private int _seen;

        public bool RefuseNext { get; set; }

        public int Seen => Volatile.Read(ref _seen);

        public ModelCard Model => _texts.Model;

        public int LargestBatch => 8;

        public IReadOnlyList<ImageEmbedding> Embed(IReadOnlyList<Picture> pictures)
        {
            Interlocked.Add(ref _seen, pictures.Count);
            if (RefuseNext)
            {
                RefuseNext = false;
                throw new EmbeddingException("refused");
            }

            return [.. pictures.Select(picture => picture.Rgb.Span[0] > 128 ? TinyEmbedder.Picture(0.8, 0.1) : TinyEmbedder.Picture(0.1, 0.8))];
        }

        public float[] Embed(string text) => _texts.Embed(text);
    }
}
