namespace HydroEdge.Cameras;

/// <summary>
/// What ffmpeg is told to open for a camera, and what it may touch on the way there: a playlist that a camera (or a
/// file from somewhere) serves must never make it read a local file, so protocols and containers are listed by kind.
/// </summary>
internal sealed class CameraSource
{
    // Real video containers and streams only. Not among them: hls, concat, dash, sdp (they open other addresses),
    // tty and the subtitle formats (they turn any text file into pictures).
    private const string Containers =
        "mov,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,ivf,obu,h264,hevc,m4v,mjpeg,mjpeg_2000,mpjpeg,gif,apng,"
        + "image2,jpeg_pipe,png_pipe,webp_pipe,bmp_pipe,tiff_pipe,nut,dv,mxf,wtv,yuv4mpegpipe,live_flv";

    private readonly SourceAddress _address;
    private readonly Redaction _redaction;
    private readonly CameraOptions _camera;

    private CameraSource(CameraOptions camera, SourceAddress address)
    {
        var user = camera.Username ?? address.User;
        var password = camera.PasswordFile is { } file ? FirstLine(file) : address.Password;
        (_camera, _address, _redaction) = (camera, address, new Redaction(user, password));
        Playlist = IsNetwork ? PlaylistOf(address.WithCredentials(user, password)) : "";
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
    /// What ffmpeg reads on its standard input. It takes credentials only inside an address, and its command line is open to
    /// every account of this machine: so a network address reaches it as a playlist of one, through a pipe.
    /// </summary>
    public string Playlist { get; }

    private bool IsNetwork => Kind is SourceKind.Rtsp or SourceKind.Http;

    // A little less than our own patience, so that ffmpeg is the one to say what is wrong.
    private long TimeoutMicroseconds => (long)(_camera.StallAfter.TotalMicroseconds * 0.8);

    /// <summary>ffmpeg's options up to and with <c>-i</c>.</summary>
    /// <param name="paced">False to read a file as fast as it goes, not at its own speed.</param>
    public IReadOnlyList<string> InputArguments(bool paced = true) => Kind switch
    {
        SourceKind.File =>
        [
            "-protocol_whitelist", "file", "-format_whitelist", Containers,
            .. _camera.Loop ? ["-stream_loop", "-1"] : Array.Empty<string>(),
            .. paced ? ["-re"] : Array.Empty<string>(),
            "-i", $"file:{_address.Location}",
        ],
        SourceKind.Device => ["-protocol_whitelist", "file", "-f", "v4l2", "-i", _address.Location],
        SourceKind.Rtsp => ["-protocol_whitelist", "pipe,tcp,tls", "-format_whitelist", "concat,rtsp", .. OurPlaylist],
        _ => ["-protocol_whitelist", "pipe,http,https,tcp,tls", "-format_whitelist", Containers + ",hls,concat", .. OurPlaylist],
    };

    // "-safe 0" lets our own list name a network address; a list that the camera answers with stays confined.
    private static string[] OurPlaylist => ["-f", "concat", "-safe", "0", "-i", "pipe:0"];

    private string PlaylistOf(string address)
    {
        var options = Kind == SourceKind.Rtsp
            ? $"option rtsp_transport tcp\noption timeout {TimeoutMicroseconds}\n"
            : $"option rw_timeout {TimeoutMicroseconds}\n";
        return $"ffconcat version 1.0\nfile '{address.Replace("'", @"'\''", StringComparison.Ordinal)}'\n{options}";
    }

    private static string FirstLine(string file)
    {
        using var lines = new StreamReader(file);
        return lines.ReadLine()?.Trim() ?? "";
    }
}
