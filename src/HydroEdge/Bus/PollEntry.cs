using System.Runtime.InteropServices;

namespace HydroEdge.Bus;

/// <summary>struct pollfd of poll(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry(int file, short wanted)
{
    public int File = file;
    public short Wanted = wanted;
    public short Ready;
}
