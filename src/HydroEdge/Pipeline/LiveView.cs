using System.Collections.Concurrent;
using HydroEdge.Cameras;

namespace HydroEdge.Pipeline;

/// <summary>
/// The newest picture of each camera that somebody is looking at on the status page. A camera nobody has asked for in the
/// last seconds costs nothing.
/// </summary>
internal sealed class LiveView(TimeProvider clock)
{
    private static readonly TimeSpan Attention = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<string, Slot> _slots = new();

    /// <summary>Offered every picture by the pipeline; copies it when somebody looks.</summary>
    public void Show(Frame frame)
    {
        if (!_slots.TryGetValue(frame.CameraId, out var slot) || clock.GetElapsedTime(slot.Asked) > Attention)
            return;

        lock (slot)
        {
            if (slot.Rgb.Length != frame.Pixels.Length)
                slot.Rgb = new byte[frame.Pixels.Length];
            frame.Pixels.Span.CopyTo(slot.Rgb);
            (slot.Width, slot.Height) = (frame.Width, frame.Height);
        }
    }

    /// <summary>Hands the newest picture (packed RGB, width, height) to <paramref name="encode"/>; null when there is none yet.</summary>
    public byte[]? Read(string cameraId, Func<byte[], int, int, byte[]> encode)
    {
        var slot = _slots.GetOrAdd(cameraId, _ => new Slot());
        slot.Asked = clock.GetTimestamp();
        lock (slot)
            return slot.Width == 0 ? null : encode(slot.Rgb, slot.Width, slot.Height);
    }

    private sealed class Slot
    {
        public long Asked { get; set; }

        public byte[] Rgb { get; set; } = [];

        public int Width { get; set; }

        public int Height { get; set; }
    }
}
