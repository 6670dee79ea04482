using HydroEdge.Cameras;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Cameras;

public sealed class FrameQueueTests
{
    private readonly FrameQueue _queue = new(new EdgeMetrics(new TestMeters()));
    private readonly List<Frame> _batch = [];

    [Fact(Timeout = 10_000)]
    public async Task A_newer_picture_takes_the_place_of_one_nobody_fetched()
    {
        Assert.True(Add("gate", 1));
        Assert.False(Add("gate", 2));

        Assert.True(await _queue.ReadBatchAsync(_batch, largest: 10));

        Assert.Equal(2, _batch.Single().Number);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_fast_camera_does_not_push_the_others_back()
    {
        Add("slow", 1);
        for (var number = 1; number <= 50; number++)
            Add("fast", number);
        Add("late", 1);

        await _queue.ReadBatchAsync(_batch, largest: 2);
        Add("fast", 51);
        var first = _batch.Select(frame => frame.CameraId).ToArray();
        await _queue.ReadBatchAsync(_batch, largest: 2);

        Assert.Equal(["slow", "fast"], first);
        Assert.Equal(["late", "fast"], _batch.Select(frame => frame.CameraId));
    }

    [Fact(Timeout = 10_000)]
    public async Task A_reader_waits_for_the_next_picture()
    {
        var reading = _queue.ReadBatchAsync(_batch, largest: 1);
        Assert.False(reading.IsCompleted);

        Add("gate", 1);

        Assert.True(await reading);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_closed_queue_is_read_to_its_end_and_takes_no_more()
    {
        Add("gate", 1);
        _queue.Close();

        Assert.False(Add("gate", 2));
        Assert.True(await _queue.ReadBatchAsync(_batch, largest: 10));
        Assert.Equal(1, _batch.Single().Number);
        Assert.False(await _queue.ReadBatchAsync(_batch, largest: 10));
    }

    private bool Add(string camera, long number) => _queue.Add(new Frame(camera, number, DateTimeOffset.UnixEpoch, 2, 2));
}
