using System.Runtime.InteropServices;

namespace HydroEdge.Alarms;

/// <summary>Asks the kernel whether a time service keeps its clock: adjtimex(2), which reads when asked for no change.</summary>
internal static unsafe partial class ClockTrust
{
    // sizeof(struct timex) is 208 on 64-bit Linux.
    private const int TimexBytes = 256;
    private const int TimeError = 5;

    private const int OffsetAt = 8;
    private const int StatusAt = 40;
    private const int InNanoseconds = 0x2000;

    private static int _wasSynced;

    public static TimeQuality Now
    {
        get
        {
            var timex = stackalloc byte[TimexBytes];
            new Span<byte>(timex, TimexBytes).Clear();
            if (AdjTimex(timex) is >= 0 and not TimeError)
            {
                Volatile.Write(ref _wasSynced, 1);
                return TimeQuality.Synced;
            }

            return Volatile.Read(ref _wasSynced) == 1 ? TimeQuality.Holdover : TimeQuality.Unsynced;
        }
    }

    /// <summary>How far the clock is off, as the time service that keeps it has told the kernel; null while none does.</summary>
    public static TimeSpan? Offset
    {
        get
        {
            var timex = stackalloc byte[TimexBytes];
            new Span<byte>(timex, TimexBytes).Clear();
            if (AdjTimex(timex) is < 0 or TimeError)
                return null;
            var offset = *(long*)(timex + OffsetAt);
            return (*(int*)(timex + StatusAt) & InNanoseconds) != 0 ? TimeSpan.FromTicks(offset / TimeSpan.NanosecondsPerTick) : TimeSpan.FromMicroseconds(offset);
        }
    }

    [LibraryImport("libc", EntryPoint = "adjtimex")]
    private static partial int AdjTimex(byte* timex);
}
