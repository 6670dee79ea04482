namespace HydroEdge.Cameras;

/// <summary>Where the machine keeps what decodes pictures: the ffmpeg program (5.1 or newer) and the folder of its devices.</summary>
/// <param name="Program">A path, or a name looked up on PATH.</param>
/// <param name="Devices">Where <c>nvidia0</c> and <c>dri/renderD128</c> would be if there were such hardware.</param>
internal sealed record FfmpegPath(string Program = "ffmpeg", string Devices = "/dev");
