namespace HydroEdge.Cameras;

/// <summary>
/// What ffmpeg is told to open for a camera, and what it may touch on the way there: a playlist that a camera (or a
/// file from somewhere) serves must never make it read a local file, so protocols and containers are listed by kind.
/// </summary>
internal sealed class CameraSource
{
    // Real video containers and streams only. Not among them: hls for files, concat, dash, sdp (they open other addresses),
    // tty and the subtitle formats (they turn any text file into pictures).
    private const string Containers =
        "mov,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,ivf,obu,h264,hevc,m4v,mjpeg,mjpeg_2000,mpjpeg,gif,apng,"
        + "image2,jpeg_pipe,png_pipe,webp_pipe,bmp_pipe,tiff_pipe,nut,dv,mxf,wtv,yuv4mpegpipe,live_flv";

    private readonly SourceAddress _address;
    private readonly Redaction _redaction;
    private readonly CameraOptions _camera;
    private readonly string _input;

    private CameraSource(CameraOptions camera, SourceAddress address)
    {
        var user = camera.Username ?? address.User;
        var password = camera.PasswordFile is { } file ? FirstLine(file) : address.Password;
        (_camera, _address, _redaction) = (camera, address, new Redaction(user, password));
        _input = address.Kind switch
        {
            SourceKind.File => $"file:{address.Location}",
            SourceKind.Device => address.Location,
            _ => address.WithCredentials(user, password),
        };
    }

    public SourceKind Kind => _address.Kind;

    /// <summary>True for what comes as fast as the world goes: its pictures are sampled by the time they arrive.</summary>
    public bool IsLive => Kind != SourceKind.File;

    /// <summary>Why this cannot be a camera's source, as the rest of a sentence that begins with the key; null when it can.</summary>
    public static string? Fault(string source)
    {
        _ = SourceAddress.Parse(source, out var fault);
        return fault;
    }

    /// <exception cref="IOException">The password file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The password file is not ours to read.</exception>
    public static CameraSource Of(CameraOptions camera) =>
        SourceAddress.Parse(camera.Source, out var fault) is { } address
            ? new CameraSource(camera, address)
            : throw new ArgumentException($"source {fault}", nameof(camera));

    public string Redact(string text) => _redaction.Apply(text);

    /// <summary>
    /// ffmpeg's options up to and with <c>-i</c>. ffmpeg takes credentials only inside the address, so other accounts of
    /// this machine may see them in its process list: mount /proc with hidepid=2 where that matters.
    /// </summary>
    public IEnumerable<string> InputArguments() => [.. Restrictions(), "-i", _input];

    private IEnumerable<string> Restrictions()
    {
        // A little less than our own patience, so that ffmpeg is the one to say what is wrong.
        var microseconds = $"{(long)(_camera.StallAfter.TotalMicroseconds * 0.8)}";
        return Kind switch
        {
            SourceKind.File =>
                ["-protocol_whitelist", "file", "-format_whitelist", Containers, .. _camera.Loop ? ["-stream_loop", "-1"] : Array.Empty<string>(), "-re"],
            SourceKind.Device => ["-protocol_whitelist", "file", "-f", "v4l2"],
            SourceKind.Rtsp => ["-protocol_whitelist", "tcp,tls", "-rtsp_transport", "tcp", "-timeout", microseconds, "-f", "rtsp"],
            _ => ["-protocol_whitelist", "http,https,tcp,tls", "-format_whitelist", Containers + ",hls", "-rw_timeout", microseconds],
        };
    }

    private static string FirstLine(string file)
    {
        using var lines = new StreamReader(file);
        return lines.ReadLine()?.Trim() ?? "";
    }
}
