using System.Runtime.InteropServices;

namespace HydroEdge.Archive;

/// <summary>
/// Thirty-two views as the index has them: side by side, so that one instruction does the same for all (fast scan, André, Kermarrec and
/// Le Scouarnec 2015). First the bits of their codes (see <see cref="ViewCode"/>): the first byte of each, then the second, and so on. Then
/// columns of four bytes for each view, little-endian: the float of its code, its frame, its time within the day in milliseconds, a bit for
/// each watch that was active, its centre, and its place among the frame's views. The last block of an index may have slots without a view.
/// </summary>
internal static class CodeBlock
{
    public const int Views = 32;

    // No time of a day: what has it is nobody's view.
    private const int Never = -1;
    private const int Columns = 6;
    private const int ColumnSize = Views * sizeof(int);

    public static int Size(int dimension) => Views * (ViewCode.Size(dimension) - sizeof(float)) + Columns * ColumnSize;

    /// <param name="code">See <see cref="ViewCode.Of"/>.</param>
    /// <param name="view">The view's id.</param>
    /// <param name="time">Milliseconds since 1970.</param>
    public static void Write(Span<byte> block, int slot, ReadOnlySpan<byte> code, long view, long time, uint watches, long centre)
    {
        for (var i = 0; i < code.Length - sizeof(float); i++)
            block[i * Views + Lane(slot)] = code[i];
        Column<float>(block, 0)[slot] = MemoryMarshal.Read<float>(code[^sizeof(float)..]);
        Column<int>(block, 1)[slot] = (int)(view / DaySchema.ViewsPerFrame);
        Column<int>(block, 2)[slot] = (int)(time % (24 * 60 * 60 * 1000));
        Column<uint>(block, 3)[slot] = watches;
        Column<int>(block, 4)[slot] = (int)centre;
        Column<int>(block, 5)[slot] = (int)(view % DaySchema.ViewsPerFrame);
    }

    /// <summary>Says of the slots behind the first so many, at least one, that no view is in them.</summary>
    public static void End(Span<byte> block, int views)
    {
        var last = View(block, views - 1);
        Span<byte> none = stackalloc byte[block.Length / Views - Columns * sizeof(int) + sizeof(float)];
        for (var slot = views; slot < Views; slot++)
        {
            Write(block, slot, none, last, 0, 0, 0);
            Column<int>(block, 2)[slot] = Never;
        }
    }

    /// <summary>The bit of a watch by its number in the day; beyond 32 watches some share one.</summary>
    public static uint BitOf(long watch) => 1u << (int)(watch % 32);

    /// <summary>The id of a view; in a slot without one that of the last before it.</summary>
    public static long View(ReadOnlySpan<byte> block, int slot) => (long)Column<int>(block, 1)[slot] * DaySchema.ViewsPerFrame + Column<int>(block, 5)[slot];

    /// <summary>Where in each row of bytes the view's is: first those of the lower half and of the upper half take turns, for a sum of neighbours to take apart.</summary>
    public static int Lane(int slot) => slot < Views / 2 ? 2 * slot : 2 * slot - Views + 1;

    public static ReadOnlySpan<float> Scales(ReadOnlySpan<byte> block) => Column<float>(block, 0);

    public static ReadOnlySpan<int> Times(ReadOnlySpan<byte> block) => Column<int>(block, 2);

    public static ReadOnlySpan<uint> Watches(ReadOnlySpan<byte> block) => Column<uint>(block, 3);

    public static ReadOnlySpan<int> Centres(ReadOnlySpan<byte> block) => Column<int>(block, 4);

    private static Span<T> Column<T>(Span<byte> block, int column)
        where T : struct => MemoryMarshal.Cast<byte, T>(block[Of(column)]);

    private static ReadOnlySpan<T> Column<T>(ReadOnlySpan<byte> block, int column)
        where T : struct => MemoryMarshal.Cast<byte, T>(block[Of(column)]);

    private static Range Of(int column) => ^((Columns - column) * ColumnSize)..^((Columns - column - 1) * ColumnSize);
}
