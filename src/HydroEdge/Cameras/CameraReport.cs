namespace HydroEdge.Cameras;

/// <summary>One camera's line on the board, kept by its loop: status, decoder in use, rate and counts. Counts outlive a changed setting.</summary>
internal sealed class CameraReport
{
    private readonly string _cameraId;
    private readonly CameraBoard _board;
    private readonly TimeProvider _clock;
    private PictureRate _rate;
    private CameraState _state;

    public CameraReport(string cameraId, CameraBoard board, TimeProvider clock)
    {
        (_cameraId, _board, _clock, _rate) = (cameraId, board, clock, new PictureRate(clock));
        var before = board.Find(cameraId);
        _state = new CameraState(
            Condition(CameraStatus.Starting, null), null, 0, before?.LastFrame, before?.Frames ?? 0, before?.Dropped ?? 0, before?.Restarts ?? 0);
        board.Set(_state);
    }

    /// <summary>The number that the next picture gets.</summary>
    public long NextNumber => _state.Frames + 1;

    public void Picture(long number, DateTimeOffset capturedAt, string decoder, bool dropped, CameraStatus status) => Show(
        _state with
        {
            Decoder = decoder,
            Fps = _rate.Count(),
            LastFrame = capturedAt,
            Frames = number,
            Dropped = _state.Dropped + (dropped ? 1 : 0),
        },
        status,
        decoder);

    public void Restarts() => Show(_state with { Restarts = _state.Restarts + 1 }, _state.Condition.Status, _state.Condition.Detail);

    public void Silent(string why)
    {
        _rate = new PictureRate(_clock);
        Show(_state with { Fps = 0 }, CameraStatus.NoSignal, why);
    }

    public void Ended() => Show(_state with { Fps = 0 }, CameraStatus.Ended, null);

    private void Show(CameraState state, CameraStatus status, string? detail)
    {
        _state = state with
        {
            Condition = status == _state.Condition.Status ? _state.Condition with { Detail = detail } : Condition(status, detail),
        };
        _board.Set(_state);
    }

    private CameraCondition Condition(CameraStatus status, string? detail) => new(_cameraId, status, _clock.GetUtcNow(), detail);
}
