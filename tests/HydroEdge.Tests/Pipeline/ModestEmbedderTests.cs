using HydroEdge.Embedding;
using HydroEdge.Pipeline;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Pipeline;

public sealed class ModestEmbedderTests
{
    private readonly FakeClock _clock = new();

    [Fact(Timeout = 20_000)]
    public async Task After_a_picture_it_leaves_the_model_alone_three_times_as_long_as_it_took()
    {
        var modest = new ModestEmbedder(new SlowModel(_clock), _clock, CancellationToken.None);

        var seen = Task.Run(() => modest.Embed([]));
        await _clock.UntilSomeoneWaitsForAsync(TimeSpan.FromSeconds(6));
        Assert.False(seen.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Empty(await seen);
        Assert.Equal(2, modest.LargestBatch);
    }

    [Fact(Timeout = 20_000)]
    public async Task Its_rest_ends_when_it_is_told_to_stop()
    {
        using var stop = new CancellationTokenSource();
        var modest = new ModestEmbedder(new SlowModel(_clock), _clock, stop.Token);

        var seen = Task.Run(() => modest.Embed([]));
        await _clock.UntilSomeoneWaitsAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => seen);
    }

    private sealed class SlowModel(FakeClock clock) : IEmbedder
    {
        public ModelCard Model { get; } = new("slow", "000000000000", 4, true, [], "CPU", true);

        public int LargestBatch => 8;

        public float[] Embed(string text) => [];

        public IReadOnlyList<ImageEmbedding> Embed(IReadOnlyList<Picture> pictures)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            return [];
        }
    }
}
