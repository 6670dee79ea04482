using System.Buffers;

namespace HydroEdge.Cameras;

/// <summary>One picture from one camera at its working size. Its pixels go back to the pool on dispose.</summary>
internal sealed class Frame(string cameraId, long number, DateTimeOffset capturedAt, int width, int height) : IDisposable
{
    private readonly int _bytes = width * height * 3;
    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(width * height * 3);

    public string CameraId { get; } = cameraId;

    /// <summary>Counts the camera's pictures since the daemon started, from 1.</summary>
    public long Number { get; } = number;

    /// <summary>When the picture arrived here (UTC).</summary>
    public DateTimeOffset CapturedAt { get; } = capturedAt;

    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>How often the camera had been moved by then, see <see cref="PictureHealth"/>.</summary>
    public int Moves { get; set; }

    /// <summary>Whether the picture shows what is there.</summary>
    public bool CanSee { get; set; } = true;

    /// <summary>Packed RGB, row by row, no padding.</summary>
    public Memory<byte> Pixels => (_buffer ?? throw new ObjectDisposedException(nameof(Frame))).AsMemory(0, _bytes);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
