using HydroEdge.Alarms;
using HydroEdge.Cameras;
using HydroEdge.Watches;
using static HydroEdge.Alarms.AlarmTransition;

namespace HydroEdge.Tests.Alarms;

/// <summary>A camera's own alarm: it gives no picture.</summary>
public sealed class CameraFaultTests : IDisposable
{
    private readonly Desk _desk = new Desk().With(Samples.Watch(), CameraFault.Watch(TimeSpan.FromSeconds(60)));

    private AlarmSnapshot Fault => _desk.Alarms.Find(new AlarmKey("gate", CameraFault.WatchId))!;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void S31_A_camera_without_a_picture_is_an_alarm_after_a_minute_with_a_life_of_its_own()
    {
        _desk.Camera(CameraStatus.Ok).Sees(DecisionState.Inactive, 1).Camera(CameraStatus.NoSignal).Waits(59);
        Assert.Equal((AlarmState.Normal, AlarmQuality.Good), (Fault.State, Fault.Quality));

        _desk.Waits(2);
        Assert.Equal((AlarmState.Unack, AlarmPriority.Medium), (Fault.State, Priority.Of(Fault.Watch.Alarm)));
        Assert.True(_desk.Command(CommandVerb.Ack, watch: CameraFault.WatchId).Ok);
        Assert.Equal(AlarmState.Ack, Fault.State);
        _desk.Camera(CameraStatus.Ok);

        Assert.Equal(AlarmState.Normal, Fault.State);
        Assert.Equal([Activated, Acknowledged, Returned, Cleared], Transitions());
    }

    [Fact]
    public void S31_It_waits_for_its_acknowledgement_also_when_the_picture_is_back()
    {
        _desk.Camera(CameraStatus.Dark).Waits(70).Camera(CameraStatus.Ok);

        Assert.Equal(AlarmState.RtnUnack, Fault.State);
    }

    [Fact]
    public void S31_A_short_loss_is_no_alarm_and_a_long_one_clears_no_other()
    {
        _desk.Raised().Camera(CameraStatus.Frozen).Waits(30).Camera(CameraStatus.Ok).Waits(5).Camera(CameraStatus.Frozen).Waits(40);

        Assert.Empty(Transitions());
        Assert.Equal((true, AlarmQuality.Bad), _desk.Alarms.Find(new AlarmKey("gate", "jet")) is { } jet ? (jet.Active, jet.Quality) : default);
    }

    [Fact]
    public void A_file_that_came_to_its_end_is_no_fault()
    {
        _desk.Camera(CameraStatus.Ok).Camera(CameraStatus.Ended).Waits(120);

        Assert.Equal((AlarmState.Normal, AlarmQuality.Good), (Fault.State, Fault.Quality));
    }

    [Fact]
    public void A_camera_of_which_nothing_is_known_yet_is_uncertain()
    {
        _desk.Waits(120);

        Assert.Equal((AlarmState.Normal, AlarmQuality.Uncertain, AlarmReason.Starting), (Fault.State, Fault.Quality, Fault.QualityReason));
    }

    [Fact]
    public void S34_It_is_the_same_occurrence_after_a_restart()
    {
        _desk.Camera(CameraStatus.NoSignal).Waits(61);
        var occurrence = Fault.OccurrenceId;

        _desk.Restart();
        _desk.With(Samples.Watch(), CameraFault.Watch(TimeSpan.FromSeconds(60))).Camera(CameraStatus.NoSignal).Waits(61);

        Assert.Equal((occurrence, AlarmState.Unack), (Fault.OccurrenceId, Fault.State));
        Assert.Single(Transitions(), transition => transition == Activated);
    }

    private List<AlarmTransition> Transitions() =>
        [.. _desk.Events.Where(happened => happened.Alarm.Key.WatchId == CameraFault.WatchId).Select(happened => happened.Transition)];
}
