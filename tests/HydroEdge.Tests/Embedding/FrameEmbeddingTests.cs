using HydroEdge.Cameras;
using HydroEdge.Embedding;

namespace HydroEdge.Tests.Embedding;

public sealed class FrameEmbeddingTests
{
    private static readonly Region Left = new(0, 0, 0.5, 1);

    [Fact]
    public void All_looks_at_all_frames_go_to_the_model_together_and_come_back_to_their_frames()
    {
        using var folder = TestModel.Own();
        using var model = folder.Load();
        using var north = Frame("north", 7, 255);
        using var south = Frame("south", 9, 0);

        var embedded = FrameEmbedding.Embed(model, [north, south], camera => camera == "north" ? [Left] : []);

        Assert.Equal([("north", 7L, 2), ("south", 9L, 1)], embedded.Select(frame => (frame.CameraId, frame.Number, frame.Views.Count)));
        Assert.Equal([Region.Whole, Left], embedded[0].Views.Select(view => view.Asked));
        Assert.Equal(0.5, embedded[0].Views[1].Embedding.Global[0], 3);
        Assert.Equal(0, embedded[1].Views[0].Embedding.Global[0], 3);
    }

    [Fact]
    public void No_frames_are_no_work()
    {
        using var folder = TestModel.Own();
        using var model = folder.Load();

        Assert.Empty(FrameEmbedding.Embed(model, [], _ => []));
    }

    private static Frame Frame(string camera, long number, byte shade)
    {
        var frame = new Frame(camera, number, DateTimeOffset.UnixEpoch, 16, 8);
        frame.Pixels.Span.Fill(shade);
        return frame;
    }
}
