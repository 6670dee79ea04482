using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class AlarmBudgetTests
{
    private const double Day = 86_400;

    private readonly AlarmBudget _budget = new();

    [Fact]
    public void A_new_camera_has_the_default_limit_and_a_quiet_one_a_lower_one_only_after_days()
    {
        Pass(2, peaksADay: 0);
        var afterTwo = _budget.Limit;
        Pass(2, peaksADay: 0);

        Assert.Equal(AlarmBudget.DefaultLimit, afterTwo);
        Assert.Equal(AlarmBudget.LowestLimit, _budget.Limit);
    }

    [Fact]
    public void A_camera_that_often_comes_close_gets_a_higher_limit_within_the_hour()
    {
        var random = new Random(4);
        Pass(1.0 / 24, peaksADay: 24 * 30, () => -5 * Math.Log(1 - random.NextDouble()));

        Assert.InRange(_budget.Limit, AlarmBudget.DefaultLimit + 1, AlarmBudget.HighestLimit);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(10)]
    public void The_limit_is_passed_about_as_often_as_allowed(double allowed)
    {
        // Heights with an exponential tail of mean 2: the height h is passed 200 exp(-h / 2) times a day.
        var random = new Random(1);
        Pass(14, peaksADay: 200, () => -2 * Math.Log(1 - random.NextDouble()), allowed);

        var passed = 200 * Math.Exp(-_budget.Peaks.LevelFor(allowed) / 2);
        Assert.InRange(passed, allowed / 2, allowed * 2);
    }

    [Fact]
    public void More_false_alarms_allowed_never_make_the_limit_higher()
    {
        var random = new Random(2);
        Pass(5, peaksADay: 100, () => -4 * Math.Log(1 - random.NextDouble()));

        double[] levels = [.. new[] { 0.01, 0.1, 1, 10, 100 }.Select(_budget.Peaks.LevelFor)];

        Assert.Equal(levels.OrderDescending(), levels);
    }

    [Fact]
    public void What_lies_beyond_any_limit_does_not_count_against_it()
    {
        Pass(4, peaksADay: 20, () => 21);

        Assert.Equal(AlarmBudget.LowestLimit, _budget.Limit);
    }

    [Fact]
    public void A_bad_week_is_forgotten_in_time()
    {
        Pass(3, peaksADay: 100, () => 19);
        var then = _budget.Limit;
        Pass(60, peaksADay: 0);

        Assert.True(then > 19);
        Assert.Equal(AlarmBudget.LowestLimit, _budget.Limit);
    }

    [Fact]
    public void What_is_kept_gives_the_same_limit_again()
    {
        var random = new Random(3);
        Pass(5, peaksADay: 100, () => -4 * Math.Log(1 - random.NextDouble()));
        var again = new AlarmBudget();
        again.Restore(_budget.Peaks.Record());
        Assert.Equal(_budget.Peaks.LevelFor(0.1), again.Peaks.LevelFor(0.1));

        // With the very next frame, not after the ten minutes in which a noisy camera would ring at the default.
        again.Pass(1, 0.1);
        Assert.Equal(_budget.Limit, again.Limit, 0.01);
        var spoilt = Enumerable.Repeat((byte)0xFF, _budget.Peaks.Record().Counts.Length).ToArray();
        foreach (var record in new PeaksRecord[] { new(double.NaN, [1, 2, 3]), new(1, [1, 2, 3]), new(1, spoilt), _budget.Peaks.Record() with { Days = double.PositiveInfinity } })
            again.Peaks.Restore(record);
        Assert.Equal(_budget.Days, again.Days, 0.001);
        Assert.Equal(_budget.Peaks.LevelFor(0.1), again.Peaks.LevelFor(0.1), 0.01);
    }

    private void Pass(double days, double peaksADay, Func<double>? height = null, double allowed = 0.1)
    {
        const double Step = 300;
        for (var second = 0.0; second < days * Day; second += Step)
        {
            for (var peak = Math.Floor(second * peaksADay / Day); peak < Math.Floor((second + Step) * peaksADay / Day); peak++)
                _budget.Add(height!());
            _budget.Pass(Step, allowed);
        }
    }
}
