using System.Globalization;
using HydroEdge.Config;

namespace HydroEdge.Cli;

/// <summary>Something that truly happens in a demo clip, from the line <c>camera,watch,from,to</c> of truth.csv.</summary>
/// <param name="From">Seconds after the clip's beginning at which it can be seen.</param>
/// <param name="To">Seconds after the clip's beginning at which it is over.</param>
internal sealed record PlantedEvent(string Camera, string Watch, double From, double To)
{
    /// <exception cref="BadConfigurationException">A line is not of that form.</exception>
    public static IReadOnlyList<PlantedEvent> Read(string path)
    {
        var events = new List<PlantedEvent>();
        var faults = new List<string>();
        foreach (var (number, line) in File.ReadLines(path).Index())
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (line.Trim() is "" or ['#', ..] || (number == 0 && cells[0] == "camera"))
                continue;

            if (cells.Length >= 4 && Seconds(cells[2]) is { } from && Seconds(cells[3]) is { } to && from < to)
                events.Add(new PlantedEvent(cells[0], cells[1], from, to));
            else
                faults.Add($"{path}:{number + 1}:1: '{line}' is not an event; write camera,watch,from,to with from < to in seconds");
        }

        return faults.Count == 0 ? events : throw new BadConfigurationException(faults);
    }

    /// <summary>What is planted in clips that start over happens again in every round that begins within <paramref name="seconds"/>.</summary>
    /// <param name="lengths">Seconds a round takes, by camera; a camera that is not among them plays once.</param>
    public static IReadOnlyList<PlantedEvent> Repeated(
        IReadOnlyList<PlantedEvent> truth, IReadOnlyDictionary<string, double> lengths, double seconds) =>
    [
        .. from planted in truth
           let length = lengths.GetValueOrDefault(planted.Camera, double.PositiveInfinity)
           from round in Enumerable.Range(0, (int)(seconds / length) + 1)
           let shift = round == 0 ? 0 : round * length
           select planted with { From = planted.From + shift, To = planted.To + shift },
    ];

    private static double? Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0 ? seconds : null;
}
