using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Alarms;

public sealed class AlarmLimitsTests
{
    [Fact]
    public void S36_A_flood_begins_above_what_the_node_allows_and_ends_below_half_of_it()
    {
        using var desk = new Desk(new AlarmLimits { FloodAbove = 4 });
        WatchOptions[] watches = [.. Enumerable.Range(0, 5).Select(number => Samples.Watch($"w{number}", onDelay: 0))];
        desk.With(watches);
        foreach (var watch in watches)
        {
            desk.Decide(DecisionState.Active, watch: watch.Id);
            desk.Waits(10);
        }

        Assert.Equal([false, false, false, false, true], desk.Events.Where(happened => happened.Transition == AlarmTransition.Activated).Select(happened => happened.Alarm.Flood));
        desk.Waits(600 - 45);
        Assert.True(desk.Alarms.Load.Flood || desk.Alarms.Load.Rate < 2);
        desk.Waits(40);
        Assert.Equal((0, false), desk.Alarms.Load);
    }

    [Fact]
    public void S32_A_shelf_is_as_long_as_the_node_allows_and_no_longer()
    {
        using var desk = new Desk(new AlarmLimits { LongestShelf = TimeSpan.FromMinutes(30) }).With(Samples.Watch());

        Assert.True(desk.Command(CommandVerb.Shelve, but: command => command with { Duration = TimeSpan.FromMinutes(30) }).Ok);
        var refused = desk.Command(CommandVerb.Shelve, but: command => command with { Duration = TimeSpan.FromMinutes(31) });

        Assert.Equal((CommandCode.NotAllowed, "An alarm can be shelved for 1800 s at most."), (refused.Code, refused.Message));
    }

    [Fact]
    public void S31_How_long_a_camera_may_be_blind_is_the_node_s_to_say()
    {
        using var desk = new Desk(new AlarmLimits { CameraFaultAfter = TimeSpan.FromSeconds(10) }).With(Samples.Watch());

        desk.Camera(CameraStatus.NoSignal).Waits(12);

        Assert.Equal(["Camera gate has given no picture for 10 s: its alarms are frozen"], desk.Told.Select(told => told.Message));
    }
}
