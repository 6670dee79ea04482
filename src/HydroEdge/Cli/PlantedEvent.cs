namespace HydroEdge.Cli;

/// <summary>Something that truly happens in front of a camera.</summary>
/// <param name="Camera">Empty where the truth speaks of one clip only and names none.</param>
/// <param name="From">Seconds after the clip's beginning at which it can be seen.</param>
/// <param name="To">Seconds after the clip's beginning at which it is over.</param>
/// <param name="Strength">Null where nobody judged it.</param>
internal sealed record PlantedEvent(string Camera, string Watch, double From, double To, PlantedStrength? Strength = null)
{
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
}
