namespace HydroEdge.Watches;

/// <summary>What the likeness of each of a query's phrases normally is in one of the looks at its part of the picture.</summary>
internal sealed class PhraseMemory(int phrases)
{
    private readonly Baseline[] _normals = [.. Enumerable.Range(0, phrases).Select(_ => new Baseline())];

    public int Phrases => _normals.Length;

    /// <summary>How far each phrase lies over the neutral level in the frame at hand.</summary>
    public double[] Scores { get; } = new double[phrases];

    /// <summary>In deviations; NaN while it still calibrates.</summary>
    public double DeviationsOf(int phrase) => _normals[phrase].IsCalibrated ? _normals[phrase].DeviationsOf(Scores[phrase]) : double.NaN;

    public void Learn(Learning learning, double modelSpread, double seconds)
    {
        for (var i = 0; i < _normals.Length; i++)
        {
            var (normal, score) = (_normals[i], Scores[i]);
            if (!normal.IsCalibrated)
                normal.Calibrate(score, modelSpread, seconds);
            else if (learning == Learning.Follow)
                normal.Learn(score, modelSpread, seconds);
            else
                normal.Notice(score, seconds);
            if (learning == Learning.Accept)
                normal.Accept();
        }
    }
}
