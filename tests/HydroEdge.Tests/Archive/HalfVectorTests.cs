using HydroEdge.Archive;

namespace HydroEdge.Tests.Archive;

public sealed class HalfVectorTests
{
    [Fact]
    public void A_cosine_of_stored_halves_is_off_by_less_than_a_thousandth_and_half_of_that()
    {
        var scratch = new float[ArchiveFixture.Dimension];
        for (var seed = 0; seed < 1000; seed++)
        {
            var (query, stored) = (ArchiveFixture.Unit(seed), ArchiveFixture.Unit(seed + 1));

            var cosine = HalfVector.Cosine(query, HalfVector.Pack(stored), scratch);

            Assert.Equal(query.Zip(stored, (a, b) => (double)a * b).Sum(), cosine, 0.0005);
        }
    }

    [Fact]
    public void The_length_of_a_stored_vector_is_one_again_when_it_is_read()
    {
        var query = ArchiveFixture.Unit(1);
        float[] longer = [.. query.Select(value => value * 1.5f)];

        Assert.Equal(1, HalfVector.Cosine(query, HalfVector.Pack(longer), new float[query.Length]), 0.0005);
    }

    [Fact]
    public void A_vector_takes_two_bytes_a_component() => Assert.Equal(512, HalfVector.Pack(new float[256]).Length);

    [Fact]
    public void A_vector_of_zeros_is_like_nothing_rather_than_not_a_number() =>
        Assert.Equal(0, HalfVector.Cosine(ArchiveFixture.Unit(1), HalfVector.Pack(new float[ArchiveFixture.Dimension]), new float[ArchiveFixture.Dimension]));
}
