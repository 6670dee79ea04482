using System.Numerics.Tensors;
using HydroEdge.Archive;
using HydroEdge.Embedding;

namespace HydroEdge.Tests.Archive;

public sealed class PatchKeeperTests
{
    private const int Side = 4;
    private const int Patches = Side * Side;
    private const int Dimension = ArchiveFixture.Dimension;

    private static readonly PatchThrift Thrift = new(PerFrame: 2, Most: 6, Least: 0.1, WholeEvery: 60);

    [Fact]
    public void The_first_frame_is_kept_whole_and_one_that_is_the_same_costs_next_to_nothing()
    {
        var (keeper, image) = (New(), Picture());

        Assert.Equal(KeptPatches.SizeOf(Patches, Dimension), keeper.Keep(image).Length);
        Assert.False(keeper.IsNew(image));
        Assert.Empty(keeper.Keep(image));
    }

    [Fact]
    public void What_has_changed_is_what_is_kept()
    {
        var (keeper, reader) = (New(), new KeptPatches(Dimension));
        reader.Lay(keeper.Keep(Picture()));
        var changed = Changed(Picture(), 3, 9);

        Assert.True(keeper.IsNew(changed));
        var row = keeper.Keep(changed);
        reader.Lay(row);

        Assert.Equal(KeptPatches.SizeOf(2, Dimension), row.Length);
        Assert.True(Farthest(changed, reader) < Thrift.Least);
    }

    [Fact]
    public void A_change_of_everything_is_kept_as_far_as_was_saved_up_and_the_rest_follows_frame_by_frame()
    {
        var (keeper, reader) = (New(), new KeptPatches(Dimension));
        reader.Lay(keeper.Keep(Picture()));
        var other = Picture(seed: 2);

        var sizes = new List<int>();
        for (var second = 1; second <= 7; second++)
        {
            var row = keeper.Keep(other);
            if (row.Length > 0)
                reader.Lay(row);
            sizes.Add(row.Length == 0 ? 0 : (row.Length - KeptPatches.SizeOf(0, Dimension)) / (KeptPatches.SizeOf(1, Dimension) - KeptPatches.SizeOf(0, Dimension)));
        }

        Assert.Equal([6, 2, 2, 2, 2, 2, 0], sizes);
        Assert.True(Farthest(other, reader) < Thrift.Least);
    }

    [Fact]
    public void After_a_while_everything_is_kept_again_and_at_once_where_the_grid_is_another()
    {
        var keeper = New();
        var sizes = Enumerable.Range(0, 61).Select(_ => keeper.Keep(Picture()).Length).ToList();

        Assert.Equal([0, 60], sizes.Index().Where(size => size.Item == KeptPatches.SizeOf(Patches, Dimension)).Select(size => size.Index));
        Assert.Equal(KeptPatches.SizeOf(Patches, Dimension), keeper.Keep(Picture() with { Rows = 2, Columns = 8 }).Length);
    }

    [Fact]
    public void In_the_long_run_no_more_is_kept_than_was_allowed()
    {
        var keeper = New();
        var bytes = Enumerable.Range(0, 600).Sum(second => keeper.Keep(Picture(seed: second)).Length);

        var whole = 10 * KeptPatches.SizeOf(Patches, Dimension);
        Assert.InRange(bytes, whole, whole + 600 * KeptPatches.SizeOf(2, Dimension) + 10 * KeptPatches.SizeOf(Thrift.Most, Dimension));
    }

    [Fact]
    public void A_model_without_patches_keeps_none_and_numbers_that_are_none_are_not_kept_either()
    {
        var (keeper, broken) = (New(), Picture());
        broken.Patches[5] = float.NaN;

        Assert.Empty(keeper.Keep(new ImageEmbedding(ArchiveFixture.Unit(1), [], 0, 0)));
        Assert.Empty(keeper.Keep(broken));
    }

    private static PatchKeeper New() => new(Thrift, Dimension);

    private static ImageEmbedding Picture(int seed = 1) =>
        new(ArchiveFixture.Unit(seed), [.. Enumerable.Range(0, Patches).SelectMany(i => ArchiveFixture.Unit(1000 * seed + i))], Side, Side);

    private static ImageEmbedding Changed(ImageEmbedding image, params int[] patches)
    {
        foreach (var patch in patches)
            ArchiveFixture.Unit(-patch).CopyTo(image.Patches, patch * Dimension);
        return image;
    }

    private static double Farthest(ImageEmbedding image, KeptPatches kept) => Enumerable.Range(0, Patches).Max(
        patch => TensorPrimitives.Distance(image.Patches.AsSpan(patch * Dimension, Dimension), kept[patch]));
}
