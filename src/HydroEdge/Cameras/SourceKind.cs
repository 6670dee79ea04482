namespace HydroEdge.Cameras;

/// <summary>How pictures reach this machine; decides what ffmpeg may open on the way.</summary>
internal enum SourceKind
{
    /// <summary>A clip on disk, played at its own speed.</summary>
    File,

    /// <summary>A Video4Linux device.</summary>
    Device,

    /// <summary>rtsp:// or rtsps://, always over TCP.</summary>
    Rtsp,

    /// <summary>http:// or https://, usually MJPEG.</summary>
    Http,
}
