using System.Text.Json.Serialization;

namespace HydroEdge.Cli;

/// <summary>How plainly a planted event is to be seen, as whoever wrote the truth says.</summary>
internal enum PlantedStrength
{
    /// <summary>At least 10 s and 3 % of the picture or of the watch's region, in clear weather.</summary>
    [JsonStringEnumMemberName("strong")]
    Strong,

    /// <summary>Shorter, smaller, or in rain, fog or infrared light.</summary>
    [JsonStringEnumMemberName("weak")]
    Weak,

    /// <summary>A state that holds from one change to the next.</summary>
    [JsonStringEnumMemberName("state")]
    State,
}
