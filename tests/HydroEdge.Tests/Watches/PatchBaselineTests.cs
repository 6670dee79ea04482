using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class PatchBaselineTests
{
    private const int Patches = 64;
    private const float ModelSpread = 0.02f;

    private readonly Random _random = new(1);
    private readonly float[] _offsets;
    private readonly PatchBaseline _baseline = new(Patches);

    public PatchBaselineTests() => _offsets = [.. Enumerable.Range(0, Patches).Select(_ => 0.03f * Noise())];

    [Fact]
    public void A_patch_is_held_against_its_own_normal_however_far_that_lies_from_the_others()
    {
        Learn(300);
        _offsets[5] += 0.06f;

        var deviations = Deviations();

        Assert.InRange(deviations[5], 3, 8);
        Assert.All(deviations.Where((_, patch) => patch != 5), deviation => Assert.InRange(deviation, -4, 4));
        Assert.True(Strength(deviations) > 3);
    }

    [Fact]
    public void What_lifts_all_patches_alike_does_not_stand_out()
    {
        Learn(300);
        for (var patch = 0; patch < Patches; patch++)
            _offsets[patch] += 0.03f;

        Assert.InRange(Strength(Deviations()), -1, 2.5);
    }

    [Fact]
    public void A_slow_drift_is_followed_and_a_jump_is_not_for_minutes()
    {
        Learn(300);
        for (var second = 0; second < 3600; second++)
        {
            _offsets[5] += 0.00001f;
            Learn(1);
        }

        var drifted = Deviations()[5];
        _offsets[5] += 0.2f;
        Learn(60);

        Assert.InRange(drifted, -2, 5);
        Assert.True(Deviations()[5] > 6);
    }

    [Fact]
    public void A_picture_that_never_changes_does_not_make_a_trifle_many_deviations()
    {
        for (var frame = 0; frame < 300; frame++)
        {
            _baseline.Scores.Clear();
            Deviations(keep: true);
            _baseline.Learn(1);
        }

        _baseline.Scores.Fill(0.1f * ModelSpread);

        Assert.All(Deviations(keep: true), deviation => Assert.InRange(deviation, 0, 1.01));
    }

    [Fact]
    public void What_is_kept_is_the_same_again_and_nonsense_is_refused()
    {
        Learn(300);
        var again = PatchBaseline.From(_baseline.Record())!;
        var expected = Deviations();
        _baseline.Scores.CopyTo(again.Scores);
        var deviations = new float[Patches];
        again.Standardise(ModelSpread, deviations);

        Assert.Equal(expected, deviations);
        Assert.Null(PatchBaseline.From(new PatchRecord([1, 2, 3], [], 9)));
        Assert.Null(PatchBaseline.From(new PatchRecord(Floats.ToBytes([float.NaN]), Floats.ToBytes([1]), 9)));
    }

    [Fact]
    public void Heat_lies_where_it_stands_out_and_the_order_of_the_patches_does_not_matter()
    {
        float[] deviations = [0.1f, -0.2f, 5, 0.3f, 4.8f, 0];
        var (heat, turnedHeat) = (new float[6], new float[6]);

        var strength = PatchFocus.Of(deviations, heat, new float[6]);
        var turned = PatchFocus.Of([.. deviations.Reverse()], turnedHeat, new float[6]);

        Assert.Equal(strength, turned, 1e-5);
        Assert.Equal(1, heat.Sum(), 1e-5);
        Assert.True(heat[2] + heat[4] > 0.99);
        Assert.All(heat.Reverse().Zip(turnedHeat), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    private void Learn(int frames)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            Deviations();
            _baseline.Learn(1);
        }
    }

    private float[] Deviations(bool keep = false)
    {
        for (var patch = 0; patch < Patches && !keep; patch++)
            _baseline.Scores[patch] = _offsets[patch] + 0.01f * Noise();
        var deviations = new float[Patches];
        _baseline.Standardise(ModelSpread, deviations);
        return deviations;
    }

    private static double Strength(float[] deviations) => PatchFocus.Of(deviations, new float[Patches], new float[Patches]);

    private float Noise() => (float)(2 * (_random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5));
}
