using HydroEdge.Watches;

namespace HydroEdge.Web;

/// <summary>What past occurrences say of the setting of a watch on a camera. Nothing is set by it.</summary>
/// <param name="LooksReal">Occurrences that look real or were confirmed.</param>
/// <param name="Level">From which peak on, in spreads, they look real.</param>
/// <param name="FalsePerDay">False occurrences a day as it was.</param>
/// <param name="FalseAlarmsPerDay">The budget that would have kept those that look real.</param>
internal sealed record ProposalReport(
    string Watch, string Camera, int Occurrences, int LooksReal, double Level, double FalsePerDay, double FalseAlarmsPerDay)
{
    public static ProposalReport Of(string watch, string camera, BudgetProposal proposal) => new(
        watch, camera, proposal.Occurrences, proposal.Real, Math.Round(proposal.Level, 2), Brief(proposal.FalsePerDay), Brief(proposal.Budget));

    // Two digits are more than such an estimate is good for.
    private static double Brief(double rate) => rate >= 10 ? Math.Round(rate) : Math.Round(rate, rate >= 1 ? 1 : rate >= 0.1 ? 2 : 3);
}
