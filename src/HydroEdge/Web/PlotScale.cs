using System.Globalization;
using System.Text;
using HydroEdge.Cameras;

namespace HydroEdge.Web;

/// <summary>Where times and scores lie in a panel, and which of them its axes name.</summary>
/// <param name="Seconds">How long the recording is.</param>
/// <param name="Bottom">The lowest score shown; <paramref name="Top"/> the highest.</param>
internal sealed record PlotScale(double Left, double Width, double Upper, double Height, double Seconds, double Bottom, double Top)
{
    private const int MostTimes = 12;
    private const int MostScores = 5;
    private const double Hour = 3600;

    private static readonly double[] TimeSteps =
        [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, Hour, 2 * Hour, 3 * Hour, 6 * Hour, 12 * Hour, 24 * Hour];

    /// <summary>The moment (UTC) of second 0; null where times count from there.</summary>
    public DateTimeOffset? Begin { get; init; }

    public double Right => Left + Width;

    public double Lower => Upper + Height;

    public double X(double second) => Left + Width * Math.Clamp(second / Seconds, 0, 1);

    public double Y(double score) => Lower - Height * Math.Clamp((score - Bottom) / (Top - Bottom), 0, 1);

    public IEnumerable<(double Second, string Text)> Times()
    {
        var step = TimeSteps.FirstOrDefault(step => Seconds / step <= MostTimes, 7 * 24 * Hour);
        var inHours = step >= 60 && Seconds >= Hour;
        // By the clock ticks lie on whole hours or days.
        var first = Begin is { } begin ? (step - begin.TimeOfDay.TotalSeconds % step) % step : 0;
        for (var second = first; second <= Seconds; second += step)
            yield return (second, Begin is { } since ? Moment(since.AddSeconds(second), step) : step < 1 ? ClipTime.Write(second) : ClipTime.Brief(second, inHours));
    }

    // A tick that lies a hair before midnight in binary is not of the day before.
    private static string Moment(DateTimeOffset at, double step) =>
        at.AddMilliseconds(1).ToString(step >= 24 * Hour ? "MM-dd" : step >= 60 ? "MM-dd HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    public IEnumerable<(double Score, string Text)> Scores()
    {
        var range = Top - Bottom;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(range / MostScores)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(factor => factor * magnitude).First(step => range / step <= MostScores);
        for (var i = Math.Ceiling(Bottom / step); i * step <= Top + step / 1000; i++)
            yield return (i * step, (i * step + 0.0).ToString("0.###", CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// A line through values over time. Of the many in one column of pixels only the lowest and the highest are kept, so that days
    /// of them remain a small file. It breaks where nothing is known.
    /// </summary>
    /// <param name="longestGap">Seconds.</param>
    public string Line(IEnumerable<(double At, double Value)> values, double longestGap)
    {
        var path = new StringBuilder();
        var column = new List<(double At, double Value)>();
        foreach (var point in values)
        {
            var isBroken = column.Count > 0 && point.At - column[^1].At > longestGap;
            if (isBroken || (column.Count > 0 && (int)X(point.At) != (int)X(column[^1].At)))
                Draw(column, path);
            if (isBroken || (path.Length == 0 && column.Count == 0))
                path.Append('M');
            column.Add(point);
        }

        if (column.Count > 0)
            Draw(column, path);
        return path.ToString();
    }

    private void Draw(List<(double At, double Value)> column, StringBuilder path)
    {
        var (low, high) = (column.MinBy(point => point.Value), column.MaxBy(point => point.Value));
        foreach (var (at, value) in low == high ? [low] : low.At < high.At ? [low, high] : new[] { high, low })
            path.Append(CultureInfo.InvariantCulture, $"{Svg.Number(X(at))} {Svg.Number(Y(value))} ");
        column.Clear();
    }
}
