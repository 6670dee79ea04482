using HydroEdge.Alarms;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Alarms;

public sealed class PriorityTests
{
    [Theory]
    [InlineData(31, "Diagnostic", "Low", "Medium")]
    [InlineData(30, "Low", "Medium", "High")]
    [InlineData(10, "Low", "Medium", "High")]
    [InlineData(9.9, "Low", "High", "Critical")]
    [InlineData(3, "Low", "High", "Critical")]
    [InlineData(2.9, "Medium", "High", "Critical")]
    public void The_worse_and_the_sooner_the_higher(double minutes, string minor, string major, string severe)
    {
        var priorities = Enum.GetValues<Severity>().Select(severity => Priority.Of(Alarm(severity, minutes)).ToString());

        Assert.Equal([minor, major, severe], priorities);
    }

    [Fact]
    public void What_has_no_alarm_block_is_diagnostic() => Assert.Equal(AlarmPriority.Diagnostic, Priority.Of(null));

    [Fact]
    public void A_priority_has_its_number_in_OPC_UA() =>
        Assert.Equal([100, 200, 500, 800, 1000], Enum.GetValues<AlarmPriority>().Select(Priority.Number));

    private static AlarmOptions Alarm(Severity severity, double minutes) =>
        new() { Severity = severity, TimeToRespond = TimeSpan.FromMinutes(minutes) };
}
