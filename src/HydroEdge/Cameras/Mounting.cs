namespace HydroEdge.Cameras;

/// <summary>Tells when somebody or something has pushed a camera: its edges lie elsewhere than they used to, all by the same way.</summary>
internal sealed class Mounting
{
    // What people, vehicles, rain and the change from day to night leave of the correlation is the same at all shifts or highest at none.
    private const double SurelyMoved = 0.2;
    private const double LeastLikeness = 0.45;

    // The picture is as it was: no need to look for a shift.
    private const double Unmoved = 0.8;
    private const double BelieveSeconds = 5;
    private const double FollowSeconds = 300;

    private float[] _usual = [];
    private float[] _edges = [];
    private double _age;
    private double _movedSeconds;

    /// <returns>Whether it was moved, told once, when it has stayed there for some seconds.</returns>
    public bool See(SmallPicture picture, double seconds)
    {
        if (_edges.Length != picture.Luma.Length)
            (_edges, _usual, _age, _movedSeconds) = (new float[picture.Luma.Length], new float[picture.Luma.Length], 0, 0);
        EdgePicture.Of(picture, _edges);
        if (_age == 0)
            _edges.CopyTo(_usual, 0);
        _age += seconds;

        var shift = PictureShift.Between(_usual, _edges, Unmoved);
        var moved = shift.Likeness >= LeastLikeness && shift.Likeness - shift.Unmoved >= SurelyMoved;
        _movedSeconds = moved ? _movedSeconds + seconds : 0;
        if (_movedSeconds >= BelieveSeconds)
        {
            _edges.CopyTo(_usual, 0);
            (_age, _movedSeconds) = (seconds, 0);
            return true;
        }

        if (!moved)
            Follow(1 - Math.Exp(-seconds / Math.Min(_age, FollowSeconds)));
        return false;
    }

    private void Follow(double share)
    {
        for (var i = 0; i < _usual.Length; i++)
            _usual[i] += (float)share * (_edges[i] - _usual[i]);
    }
}
