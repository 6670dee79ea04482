namespace HydroEdge.Cameras;

/// <summary>What decodes a camera's stream.</summary>
internal enum DecodeChoice
{
    /// <summary>Probe cuda, vaapi, then software, and take the first that delivers a picture.</summary>
    Auto,

    /// <summary>NVIDIA's decoder (cuda / cuvid).</summary>
    Cuda,

    /// <summary>Intel's or AMD's decoder through VA-API.</summary>
    Vaapi,

    /// <summary>The processor.</summary>
    Software,
}
