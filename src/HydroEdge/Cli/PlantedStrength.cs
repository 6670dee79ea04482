namespace HydroEdge.Cli;

/// <summary>How plainly a planted event is to be seen, as whoever wrote the truth says.</summary>
internal enum PlantedStrength
{
    /// <summary>At least 10 s and 3 % of the picture or of the watch's region, in clear weather.</summary>
    Strong,

    /// <summary>Shorter, smaller, or in rain, fog or infrared light.</summary>
    Weak,

    /// <summary>A state that holds from one change to the next.</summary>
    State,
}
