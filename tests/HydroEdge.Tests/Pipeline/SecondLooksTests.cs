using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Pipeline;
using HydroEdge.Tests.Watches;

namespace HydroEdge.Tests.Pipeline;

public sealed class SecondLooksTests : IDisposable
{
    private static readonly Region Part = new(0.25, 0.5, 0.5, 0.5);

    private readonly Frame _frame = new("gate", 1, DateTimeOffset.UnixEpoch, 16, 16);
    private readonly List<string> _looked = [];
    private readonly List<string> _refused = [];

    public void Dispose() => _frame.Dispose();

    [Fact]
    public void The_model_gets_the_part_of_the_frame_that_was_named()
    {
        var model = new AskedEmbedder();

        var seen = Over(model).At(_frame)(Part);

        Assert.NotNull(seen);
        Assert.Equal((16, 16, Part), (model.Asked!.Value.Width, model.Asked.Value.Height, model.Asked.Value.Crop));
        Assert.Equal(["gate"], _looked);
        Assert.Empty(_refused);
    }

    [Fact]
    public void A_part_that_the_model_refuses_is_told_and_gives_nothing()
    {
        Assert.Null(Over(new AskedEmbedder { Refuses = true }).At(_frame)(Part));
        Assert.Equal(["refused"], _refused);
        Assert.Empty(_looked);
    }

    private SecondLooks Over(IEmbedder model)
    {
        var looks = new SecondLooks(model);
        looks.Looked += _looked.Add;
        looks.Refused += failure => _refused.Add(failure.Message);
        return looks;
    }

    private sealed class AskedEmbedder : IEmbedder
    {
        private readonly TinyEmbedder _texts = new();

        public bool Refuses { get; init; }

        public Picture? Asked { get; private set; }

        public ModelCard Model => _texts.Model;

        public int LargestBatch => 8;

        public IReadOnlyList<ImageEmbedding> Embed(IReadOnlyList<Picture> pictures)
        {
            Asked = pictures.Single();
            return Refuses ? throw new EmbeddingException("refused") : [TinyEmbedder.Picture(0.1, 0.1)];
        }

        public float[] Embed(string text) => _texts.Embed(text);
    }
}
