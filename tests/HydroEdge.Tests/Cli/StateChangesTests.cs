using HydroEdge.Cli;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Cli;

public sealed class StateChangesTests
{
    private static readonly WatchOptions Watch =
        new() { Id = "valve", Kind = WatchKind.State, OnDelay = TimeSpan.FromSeconds(5), OffDelay = TimeSpan.FromSeconds(30) };

    private static readonly PlantedEvent Open = new("cam", "valve", 100, 200, PlantedStrength.State);

    [Fact]
    public void Changes_near_the_true_ones_are_right_once_the_delays_are_taken_off() =>
        Assert.Equal(0, Wrong([Open], Raise(at: 112, cleared: 239)));

    [Fact]
    public void A_change_that_comes_late_is_wrong_although_it_is_the_right_one() =>
        Assert.Equal(2, Wrong([Open], Raise(at: 116, cleared: 241)));

    [Fact]
    public void Flapping_at_a_true_change_is_wrong_because_that_explains_one_change_only() =>
        Assert.Equal(2, Wrong([Open], Raise(at: 105, cleared: 137), Raise(at: 113, cleared: 230)));

    [Fact]
    public void Changes_without_any_truth_are_all_wrong() =>
        Assert.Equal(3, Wrong([], Raise(at: 50, cleared: 90), Raise(at: 300, cleared: null)));

    [Fact]
    public void A_state_that_held_before_the_watch_could_tell_begins_when_it_can() =>
        Assert.Equal(0, StateChanges.Wrong([Open], [Raise(at: 166, cleared: 231)], Watch, readyAt: 160));

    [Fact]
    public void A_state_that_was_over_before_the_watch_could_tell_explains_no_raise() =>
        Assert.Equal(1, StateChanges.Wrong([Open], [Raise(at: 215, cleared: null)], Watch, readyAt: 205));

    private static int Wrong(PlantedEvent[] truth, params RaisedAlarm[] raised) => StateChanges.Wrong(truth, raised, Watch, readyAt: 0);

    private static RaisedAlarm Raise(double at, double? cleared) => new("cam", "valve", at, cleared, at - 5);
}
