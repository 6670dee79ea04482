using System.Numerics.Tensors;

namespace HydroEdge.Watches;

/// <summary>
/// What each patch of a view normally scores: its own mean and mean absolute deviation, so that the red lamp that always
/// glows in one corner hides nothing elsewhere and a small thing counts by how far it departs from what is there every day.
/// </summary>
internal sealed class PatchBaseline
{
    private const double SlowestSeconds = 600;
    private const double QuickestSeconds = 60;
    private const float CentreClip = 4;
    private const float DeviationClip = 6;
    private const float MadToSigma = 1.2533f;

    // A patch that has never moved still has the scatter of its neighbours in it.
    private const float FloorShare = 0.25f;

    // Nor may a picture that never changes make a trifle many deviations: this share of the model's own spread is always there.
    private const float ModelShare = 0.1f;
    private const float Lowest = -6;
    private const float Highest = 12;
    private const int FewFrames = 20;

    private readonly float[] _centres;
    private readonly float[] _deviations;
    private readonly float[] _sorted;
    private readonly float[] _scores;
    private double _age;
    private int _frames;
    private float _floor;

    public PatchBaseline(int patches) =>
        (_centres, _deviations, _sorted, _scores) = (new float[patches], new float[patches], new float[patches], new float[patches]);

    public int Patches => _centres.Length;

    /// <summary>Room for the scores of the frame at hand; <see cref="Learn"/> takes them for normal.</summary>
    public Span<float> Scores => _scores;

    /// <summary>How many deviations each of <see cref="Scores"/> lies above its patch's normal, -6..12; [Patches].</summary>
    /// <param name="modelSpread">The model's own unit for differences of cosines, see <see cref="NeutralLevel"/>.</param>
    public void Standardise(float modelSpread, Span<float> deviations)
    {
        _deviations.CopyTo(_sorted, 0);
        _floor = MathF.Max(FloorShare * MadToSigma * Statistics.Median<float>(_sorted), ModelShare * modelSpread);
        for (var i = 0; i < deviations.Length; i++)
            deviations[i] = Math.Clamp((_scores[i] - _centres[i]) / (MadToSigma * _deviations[i] + _floor), Lowest, Highest);
    }

    public PatchRecord Record() => new(Floats.ToBytes(_centres), Floats.ToBytes(_deviations), _frames);

    /// <summary>Null where a record makes no sense.</summary>
    public static PatchBaseline? From(PatchRecord record)
    {
        var (centres, deviations) = (Floats.FromBytes(record.Centres), Floats.FromBytes(record.Deviations));
        if (centres is null || deviations is null || centres.Length != deviations.Length || record.Frames < 1)
            return null;
        var baseline = new PatchBaseline(centres.Length) { _frames = record.Frames };
        centres.CopyTo(baseline._centres, 0);
        deviations.CopyTo(baseline._deviations, 0);
        return baseline;
    }

    /// <summary>Takes the frame at hand for normal: exactly the mean of the first frames, then slowly and by clipped steps.</summary>
    public void Learn(double seconds)
    {
        _age += seconds;
        _frames++;
        var share = (float)Math.Max(1 - Math.Exp(-seconds / Math.Clamp(_age, QuickestSeconds, SlowestSeconds)), _frames <= FewFrames ? 1.0 / _frames : 0);
        for (var i = 0; i < _scores.Length; i++)
        {
            var error = _scores[i] - _centres[i];
            var limit = _frames <= FewFrames ? float.PositiveInfinity : _deviations[i] + _floor;
            _centres[i] += share * Math.Clamp(error, -CentreClip * limit, CentreClip * limit);
            _deviations[i] += share * (MathF.Min(MathF.Abs(error), DeviationClip * limit) - _deviations[i]);
        }
    }
}
