using HydroEdge.Archive;

namespace HydroEdge.Tests.Archive;

public sealed class ByteVectorTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(100)]
    [InlineData(256)]
    [InlineData(512)]
    public void A_cosine_with_a_packed_vector_is_right_to_half_a_hundredth(int dimension)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var (a, b) = (Vectors.Unit(dimension, 2 * seed), Vectors.Unit(dimension, 2 * seed + 1));

            Assert.Equal(Vectors.Dot(a, b), ByteVector.Cosine(a, ByteVector.Pack(b)), 0.005);
            Assert.Equal(1, ByteVector.Cosine(a, ByteVector.Pack(a)), 0.0005);
        }
    }

    [Fact]
    public void The_nearest_ten_of_thousands_are_the_same_ten()
    {
        var query = Vectors.Unit(256, 1);
        var all = Enumerable.Range(2, 4000).Select(seed => Vectors.Unit(256, seed)).ToArray();

        var exact = all.OrderByDescending(vector => Vectors.Dot(query, vector)).Take(10);
        var packed = all.OrderByDescending(vector => ByteVector.Cosine(query, ByteVector.Pack(vector))).Take(12);

        Assert.Empty(exact.Except(packed));
    }

    [Fact]
    public void What_is_unpacked_has_length_one_and_the_same_direction()
    {
        var vector = Vectors.Unit(256, 5);
        var unpacked = new float[256];

        ByteVector.Unpack(ByteVector.Pack(vector), unpacked);

        Assert.Equal(1, Vectors.Dot(unpacked, unpacked), 0.0001);
        Assert.Equal(1, Vectors.Dot(unpacked, vector), 0.0005);
    }

    [Fact]
    public void A_vector_of_nothing_is_like_nothing()
    {
        Assert.Equal(0, ByteVector.Cosine(Vectors.Unit(64, 1), ByteVector.Pack(new float[64])));
    }
}
