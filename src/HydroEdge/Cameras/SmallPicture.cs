namespace HydroEdge.Cameras;

/// <summary>A frame in grey, each pixel the mean of a block of the frame's; the same buffer for every frame of a camera.</summary>
internal sealed class SmallPicture
{
    public const int Width = 96;

    private const int Red = 77, Green = 150, Blue = 29;

    private int[] _sums = [];

    public int Height { get; private set; }

    /// <summary>[Height x Width], luma 0..255 (BT.601).</summary>
    public float[] Luma { get; private set; } = [];

    /// <summary>The same only where no pixel of the frame has changed.</summary>
    public ulong Fingerprint { get; private set; }

    /// <returns>False where a frame is too small to say anything of.</returns>
    public bool Fill(Frame frame)
    {
        if (frame.Width < Width || frame.Height < 8)
            return false;
        Resize(Math.Clamp(Width * frame.Height / frame.Width, 8, Width));
        Array.Clear(_sums);
        var pixels = frame.Pixels.Span;
        // FNV-1a.
        var fingerprint = 14695981039346656037UL;
        for (var row = 0; row < frame.Height; row++)
        {
            var line = pixels.Slice(row * frame.Width * 3, frame.Width * 3);
            var into = _sums.AsSpan(row * Height / frame.Height * Width, Width);
            for (var column = 0; column < frame.Width; column++)
            {
                var luma = LumaOf(line, column);
                into[column * Width / frame.Width] += luma;
                fingerprint = (fingerprint ^ (uint)luma) * 1099511628211UL;
            }
        }

        Fingerprint = fingerprint;
        for (var i = 0; i < _sums.Length; i++)
            Luma[i] = _sums[i] / PixelsOf(i, frame);
        return true;
    }

    private static int LumaOf(ReadOnlySpan<byte> line, int column) =>
        Red * line[column * 3] + Green * line[column * 3 + 1] + Blue * line[column * 3 + 2];

    private float PixelsOf(int block, Frame frame)
    {
        var (row, column) = Math.DivRem(block, Width);
        return 256f * Between(row, Height, frame.Height) * Between(column, Width, frame.Width);
    }

    // How many of so many pixels fall into one of so many blocks, as the division above deals them out.
    private static int Between(int block, int blocks, int pixels) => First(block + 1, blocks, pixels) - First(block, blocks, pixels);

    private static int First(int block, int blocks, int pixels) => (block * pixels + blocks - 1) / blocks;

    private void Resize(int height)
    {
        if (Height == height)
            return;
        (Height, _sums, Luma) = (height, new int[Width * height], new float[Width * height]);
    }
}
