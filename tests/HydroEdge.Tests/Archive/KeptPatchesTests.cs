using HydroEdge.Archive;
using HydroEdge.Embedding;

namespace HydroEdge.Tests.Archive;

public sealed class KeptPatchesTests
{
    private const int Rows = 2;
    private const int Columns = 3;
    private const int Dimension = ArchiveFixture.Dimension;

    // A component of a unit vector is off by half a step of 1/127 of the largest, which is at most 1, and by the half float of the scale.
    private const double Tolerance = 0.005;

    [Fact]
    public void What_was_kept_whole_is_rebuilt_within_half_a_step_of_a_byte()
    {
        var image = Picture(1);
        var kept = new KeptPatches(Dimension);

        kept.Lay(KeptPatches.Pack(image, All));

        var rebuilt = kept.With(image.Global);
        Assert.Equal((Rows, Columns), (rebuilt.Rows, rebuilt.Columns));
        Assert.All(image.Patches.Zip(rebuilt.Patches), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }

    [Fact]
    public void A_row_of_two_patches_changes_those_and_leaves_the_others()
    {
        var (before, after) = (Picture(1), Picture(2));
        var kept = new KeptPatches(Dimension);
        kept.Lay(KeptPatches.Pack(before, All));

        kept.Lay(KeptPatches.Pack(after, [1, 4]));

        for (var patch = 0; patch < Rows * Columns; patch++)
        {
            var expected = (patch is 1 or 4 ? after : before).Patches.AsSpan(patch * Dimension, Dimension).ToArray();
            Assert.All(expected.Zip(kept[patch].ToArray()), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        }
    }

    [Fact]
    public void A_reader_who_begins_in_the_middle_sees_no_patches_until_it_knows_all()
    {
        var kept = new KeptPatches(Dimension);

        kept.Lay(KeptPatches.Pack(Picture(1), [0, 1, 2]));
        Assert.False(kept.IsWhole);
        Assert.Empty(kept.With([]).Patches);

        kept.Lay(KeptPatches.Pack(Picture(2), [3, 4, 5]));
        Assert.True(kept.IsWhole);
        Assert.Equal(Rows * Columns * Dimension, kept.With([]).Patches.Length);
    }

    [Fact]
    public void A_grid_of_another_shape_begins_anew()
    {
        var kept = new KeptPatches(Dimension);
        kept.Lay(KeptPatches.Pack(Picture(1), All));

        kept.Lay(KeptPatches.Pack(Picture(1) with { Rows = Columns, Columns = Rows }, [0]));

        Assert.Equal((Columns, Rows), (kept.Rows, kept.Columns));
        Assert.False(kept.IsWhole);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 2 })]
    [InlineData(new byte[] { 2, 3, 0 })]
    public void Bytes_of_a_wrong_length_are_refused(byte[] row) =>
        Assert.Throws<InvalidDataException>(() => new KeptPatches(Dimension).Lay(row));

    [Fact]
    public void A_row_that_was_tampered_with_is_refused_and_changes_nothing()
    {
        var kept = new KeptPatches(Dimension);
        kept.Lay(KeptPatches.Pack(Picture(1), All));
        var known = kept[0].ToArray();
        var sound = KeptPatches.Pack(Picture(2), [0, 1]);

        foreach (var (at, value) in new[] { (2, (byte)6), (3, (byte)1), (sound.Length / 2 + 1, (byte)0), (7, (byte)0x7F) })
        {
            byte[] bad = [.. sound];
            bad[at] = value;
            if (at == 7)
                bad[6] = 0xC0;

            Assert.Throws<InvalidDataException>(() => kept.Lay(bad));
            Assert.Equal(known, kept[0].ToArray());
        }
    }

    [Fact]
    public void Random_bytes_are_laid_or_refused_and_nothing_else()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var row = new byte[random.Next(0, 200)];
            random.NextBytes(row);
            var fault = Record.Exception(() => new KeptPatches(Dimension).Lay(row));
            Assert.True(fault is null or InvalidDataException, fault?.ToString());
        }
    }

    private static int[] All { get; } = [.. Enumerable.Range(0, Rows * Columns)];

    private static ImageEmbedding Picture(int seed) =>
        new(ArchiveFixture.Unit(seed), [.. Enumerable.Range(0, Rows * Columns).SelectMany(i => ArchiveFixture.Unit(100 * seed + i))], Rows, Columns);
}
