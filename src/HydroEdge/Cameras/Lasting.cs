namespace HydroEdge.Cameras;

/// <summary>Something holds once it has been so for long enough, and until it has not been for some seconds.</summary>
internal sealed class Lasting(double secondsToBegin)
{
    private const double SecondsToEnd = 5;

    private double _for;
    private double _without;

    public bool Holds { get; private set; }

    public bool Consider(bool so, double seconds)
    {
        (_for, _without) = so ? (_for + seconds, 0) : (_without + seconds >= SecondsToEnd ? 0 : _for, _without + seconds);
        Holds = Holds ? _without < SecondsToEnd : so && _for >= secondsToBegin;
        return Holds;
    }
}
