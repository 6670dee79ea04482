using System.Buffers.Binary;

namespace HydroEdge.Archive;

/// <summary>
/// A view as the index has it: its code (see <see cref="ViewCode"/>), then, little-endian, its frame, its time within the day in
/// milliseconds, a bit for each watch that was active, its centre and its place among the frame's views.
/// </summary>
internal static class CodeRecord
{
    private const int Tail = 5 * sizeof(int);

    public static int Size(int dimension) => ViewCode.Size(dimension) + Tail;

    /// <param name="view">The view's id.</param>
    /// <param name="time">Milliseconds since 1970.</param>
    public static void Write(Span<byte> record, ReadOnlySpan<byte> code, long view, long time, uint watches, long centre)
    {
        code.CopyTo(record);
        var tail = record[code.Length..];
        BinaryPrimitives.WriteInt32LittleEndian(tail, (int)(view / DaySchema.ViewsPerFrame));
        BinaryPrimitives.WriteInt32LittleEndian(tail[4..], (int)(time % (24 * 60 * 60 * 1000)));
        BinaryPrimitives.WriteUInt32LittleEndian(tail[8..], watches);
        BinaryPrimitives.WriteInt32LittleEndian(tail[12..], (int)centre);
        BinaryPrimitives.WriteInt32LittleEndian(tail[16..], (int)(view % DaySchema.ViewsPerFrame));
    }

    /// <summary>The bit of a watch by its number in the day; beyond 32 watches some share one.</summary>
    public static uint BitOf(long watch) => 1u << (int)(watch % 32);

    public static long View(ReadOnlySpan<byte> record) =>
        (long)BinaryPrimitives.ReadInt32LittleEndian(record[^20..]) * DaySchema.ViewsPerFrame + BinaryPrimitives.ReadInt32LittleEndian(record[^4..]);

    public static int Time(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt32LittleEndian(record[^16..]);

    public static uint Watches(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt32LittleEndian(record[^12..]);

    public static int Centre(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt32LittleEndian(record[^8..]);

    public static float Scale(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadSingleLittleEndian(record[^24..]);
}
