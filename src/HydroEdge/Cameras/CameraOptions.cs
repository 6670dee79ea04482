using System.ComponentModel.DataAnnotations;

namespace HydroEdge.Cameras;

/// <summary>One camera, as the technician wrote it in hydroedge.yaml.</summary>
internal sealed record CameraOptions
{
    /// <summary>Short name used in topics, file names and the web page, e.g. <c>gate-north</c>.</summary>
    [Required, RegularExpression(Slug.Pattern)]
    public string Id { get; init; } = "";

    /// <summary>What people call it, any language, e.g. <c>Spillway gate 2, left bank</c>.</summary>
    [StringLength(120)]
    public string? Name { get; init; }

    /// <summary>Anything ffmpeg can open: an rtsp:// or http:// address, a device, a file (relative to hydroedge.yaml).</summary>
    [Required, StringLength(1000)]
    public string Source { get; init; } = "";

    /// <summary>User name for the camera, put into the address only when ffmpeg is given it.</summary>
    public string? Username { get; init; }

    /// <summary>File that holds the camera's password, first line; relative to hydroedge.yaml.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>A file starts over at its end; otherwise its end is the camera's end.</summary>
    public bool Loop { get; init; }

    /// <summary>Pictures taken per second; the rest are decoded but never scored.</summary>
    [Range(0.1, 30)]
    public double Fps { get; init; } = 1;

    /// <summary>Working width of a picture in pixels; the height follows. Wider pictures give regions more to see.</summary>
    [Range(64, 3840)]
    public int Width { get; init; } = 640;

    /// <summary>Which decoder: the best that works on this machine, or one by name.</summary>
    public DecodeChoice Decode { get; init; } = DecodeChoice.Auto;

    /// <summary>A camera silent for this long is restarted.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan StallAfter { get; init; } = TimeSpan.FromSeconds(15);
}
