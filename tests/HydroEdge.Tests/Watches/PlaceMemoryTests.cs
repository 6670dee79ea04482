using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class PlaceMemoryTests
{
    [Fact]
    public void After_a_change_was_accepted_the_focus_is_not_known_until_its_patches_know_their_normal_again()
    {
        var memory = new PlaceMemory();
        memory.PatchesOf(4);
        for (var frame = 0; frame < 2 * Baseline.CalibrationFrames; frame++)
            memory.Learn(Seen, Learning.Follow, 1);
        Assert.True(double.IsFinite(memory.DepartureOf(Seen).Focus));

        memory.Learn(Seen, Learning.Accept, 1);

        Assert.Equal(double.NegativeInfinity, memory.DepartureOf(Seen with { Focus = 9 }).Focus);
    }

    private static readonly Sighting Seen = new(-0.1, -0.1, 0.1, double.NaN, 0.2, 1, -1, null);
}
