using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class BudgetProposalTests
{
    private static readonly double[] Low = [4.1, 4.4, 4.6, 5.0, 5.2];
    private static readonly double[] High = [14, 15, 16, 16.5, 17, 18, 19, 21, 24];

    [Fact]
    public void Peaks_in_two_groups_give_the_level_between_them_and_the_budget_that_keeps_the_upper()
    {
        var proposal = BudgetProposal.From([.. Peaks(Low), .. Peaks(High)], days: 10)!;

        Assert.Equal((14, 9), (proposal.Occurrences, proposal.Real));
        Assert.InRange(proposal.Level, 5.2, 14);
        Assert.Equal(0.5, proposal.FalsePerDay, 0.05);
        Assert.InRange(proposal.Budget, 0.06, 0.1);
    }

    [Fact]
    public void A_confirmed_occurrence_is_never_given_up()
    {
        var proposal = BudgetProposal.From([.. Peaks(Low), new PastPeak(4.9, Real: false), new PastPeak(4.7, Real: true), .. Peaks(High)], days: 10)!;

        Assert.True(proposal.Level <= 4.7);
    }

    [Fact]
    public void Peaks_of_one_kind_give_none()
    {
        var random = new Random(5);
        double[] peaks = [.. Enumerable.Range(0, 40).Select(_ => 8 + Enumerable.Range(0, 6).Sum(_ => random.NextDouble()))];

        Assert.Null(BudgetProposal.From([.. Peaks(peaks)], days: 10));
    }

    [Fact]
    public void Too_few_or_equal_peaks_give_none()
    {
        Assert.Null(BudgetProposal.From([.. Peaks(High)], days: 10));
        Assert.Null(BudgetProposal.From([.. Peaks([.. Enumerable.Repeat(9.0, 20)])], days: 10));
    }

    private static IEnumerable<PastPeak> Peaks(double[] deviations) => deviations.Select(peak => new PastPeak(peak, null));
}
