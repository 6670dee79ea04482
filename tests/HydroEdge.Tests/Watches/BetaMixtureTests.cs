using System.Text.Json;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class BetaMixtureTests
{
    [Theory]
    [InlineData("mixture")]
    [InlineData("judged")]
    public void It_fits_what_the_reference_fits(string name)
    {
        var expected = FeedbackGolden.Read(name);
        double[] values = FeedbackGolden.Numbers(expected, "values");

        var fit = BetaMixture.Fit(values, Known(expected))!;

        var (alpha, beta, share) = (
            FeedbackGolden.Numbers(expected, "alpha"), FeedbackGolden.Numbers(expected, "beta"), FeedbackGolden.Numbers(expected, "share"));
        Assert.Equal([alpha[0], beta[0], share[0]], new[] { fit.Lower.Alpha, fit.Lower.Beta, fit.Lower.Share }, Close(1e-6));
        Assert.Equal([alpha[1], beta[1], share[1]], new[] { fit.Upper.Alpha, fit.Upper.Beta, fit.Upper.Share }, Close(1e-6));
        Assert.Equal(expected.GetProperty("level").GetDouble(), fit.Level()!.Value, 1e-4);
        Assert.Equal(expected.GetProperty("upper_at_half").GetDouble(), fit.UpperGiven(0.5), 1e-6);
    }

    [Fact]
    public void It_finds_the_mixture_that_the_values_were_drawn_from()
    {
        // 0.7 Beta(2, 8) + 0.3 Beta(8, 2), 200 draws.
        var drawn = FeedbackGolden.Numbers(FeedbackGolden.Read("mixture"), "values");

        var fit = BetaMixture.Fit(drawn, Unknown(drawn))!;

        Assert.Equal(0.7, fit.Lower.Share, 0.03);
        Assert.Equal(0.2, fit.Lower.Mean, 0.02);
        Assert.Equal(0.8, fit.Upper.Mean, 0.02);
    }

    [Fact]
    public void The_order_of_the_values_does_not_matter()
    {
        var drawn = FeedbackGolden.Numbers(FeedbackGolden.Read("mixture"), "values");
        double[] shuffled = [.. drawn];
        new Random(3).Shuffle(shuffled);

        Assert.Equal(BetaMixture.Fit(drawn, Unknown(drawn)), BetaMixture.Fit(shuffled, Unknown(shuffled)));
    }

    [Fact]
    public void A_higher_value_is_never_less_likely_to_be_of_the_upper_component()
    {
        var fit = new BetaMixture(new(0.5, 2, 2), new(0.5, 30, 20));

        double[] rising = [.. Enumerable.Range(0, 101).Select(bin => fit.UpperGiven(bin / 100.0))];

        Assert.Equal(rising.Order(), rising);
        Assert.InRange(fit.Level()!.Value, 0.4, 0.6);
    }

    [Theory]
    [InlineData]
    [InlineData(0.5)]
    [InlineData(0.1, 0.2, 0.9)]
    [InlineData(0.4, 0.4, 0.4, 0.4, 0.4, 0.4)]
    [InlineData(1.0, 1.0, 1.0, 1.0, 0.9999)]
    [InlineData(double.NaN, double.NaN, double.NaN, double.NaN, 0.2)]
    public void Too_few_or_equal_values_have_no_mixture(params double[] values)
    {
        Assert.Null(BetaMixture.Fit(values, Unknown(values)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_values_the_figures_are_numbers(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++)
        {
            double[] values = [.. Enumerable.Range(0, random.Next(4, 30)).Select(_ => random.Next(4) == 0 ? random.Next(2) : random.NextDouble())];
            bool?[] known = [.. values.Select(_ => random.Next(3) switch { 0 => true, 1 => false, _ => (bool?)null })];
            if (BetaMixture.Fit(values, known) is { } fit)
                Assert.All(values, value => Assert.InRange(fit.UpperGiven(value), 0, 1));
        }
    }

    [Fact]
    public void Verdicts_against_the_scores_make_no_mixture()
    {
        double[] values = [0.1, 0.15, 0.2, 0.8, 0.85, 0.9];

        Assert.Null(BetaMixture.Fit(values, [true, true, true, false, false, false]));
    }

    private static bool?[] Unknown(double[] values) => new bool?[values.Length];

    private static bool?[] Known(JsonElement expected) =>
        [.. expected.GetProperty("known").EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Null ? (bool?)null : one.GetBoolean())];

    private static EqualityComparer<double> Close(double tolerance) =>
        EqualityComparer<double>.Create((one, other) => Math.Abs(one - other) <= tolerance * Math.Max(1, Math.Abs(one)), _ => 0);
}
