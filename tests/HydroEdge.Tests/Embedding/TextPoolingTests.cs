using HydroEdge.Embedding;

namespace HydroEdge.Tests.Embedding;

public sealed class TextPoolingTests
{
    // Patches (1,0), (.6,.8), (0,1) against the text (.8,.6).
    private static readonly float[] Cosines = [0.8f, 0.96f, 0.6f];

    [Theory]
    [InlineData(0.1f, 0.925718f)]
    [InlineData(0.01f, 0.960000f)]
    [InlineData(1f, 0.808026f)]
    public void The_weak_score_equals_the_reference(float temperature, float expected) =>
        Assert.Equal(expected, TextPooling.Weak(Cosines, temperature, new float[3]), 1e-6f);

    [Fact]
    public void The_weights_equal_the_reference()
    {
        var weights = new float[3];

        TextPooling.Weak(Cosines, 0.1f, weights);

        Assert.Equal(0.164248f, weights[0], 1e-6f);
        Assert.Equal(0.813524f, weights[1], 1e-6f);
        Assert.Equal(0.022229f, weights[2], 1e-6f);
    }

    [Fact]
    public void It_lies_between_mean_and_maximum()
    {
        Assert.Equal(Cosines.Average(), TextPooling.Weak(Cosines, 1e4f, new float[3]), 1e-4f);
        Assert.Equal(Cosines.Max(), TextPooling.Weak(Cosines, 1e-4f, new float[3]), 1e-6f);
    }

    [Fact]
    public void The_order_of_the_patches_does_not_matter()
    {
        float[] turned = [.. Cosines.Reverse()];

        Assert.Equal(TextPooling.Weak(Cosines, 0.1f, new float[3]), TextPooling.Weak(turned, 0.1f, new float[3]), 1e-6f);
    }

    [Fact]
    public void No_patches_make_no_score() => Assert.True(float.IsNaN(TextPooling.Weak([], 0.1f, [])));

    [Fact]
    public void Patches_that_are_all_alike_make_their_own_cosine() =>
        Assert.Equal(0.5f, TextPooling.Weak([0.5f, 0.5f], TextPooling.TemperatureFor([0.5f, 0.5f]), new float[2]), 1e-6f);
}
