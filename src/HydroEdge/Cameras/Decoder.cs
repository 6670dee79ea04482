namespace HydroEdge.Cameras;

/// <summary>The decoder a camera's ffmpeg is started with.</summary>
/// <param name="Name">What people are told: its name and, where it was chosen for them, why the better ones were not.</param>
internal sealed record Decoder(DecodeChoice Choice, string Name)
{
    public bool IsHardware => Choice is DecodeChoice.Cuda or DecodeChoice.Vaapi;
}
