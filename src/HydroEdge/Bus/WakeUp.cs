using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HydroEdge.Bus;

/// <summary>An eventfd by which any thread wakes the one that sleeps in poll(2).</summary>
internal sealed class WakeUp : IDisposable
{
    private readonly SafeFileHandle _event;

    public WakeUp()
    {
        var file = Libc.EventFd(0, Libc.EventNonBlocking | Libc.EventCloseOnExec);
        if (file < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "No eventfd to wake the MQTT loop with");
        _event = new SafeFileHandle(file, ownsHandle: true);
    }

    public int File => (int)_event.DangerousGetHandle();

    public void Ring()
    {
        // Rung by threads that may outlive the link by a moment; then there is nobody left to wake.
        try
        {
            Libc.Write(_event, 1, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
        }
    }

    public void Silence() => Libc.Read(_event, out _, sizeof(ulong));

    public void Dispose() => _event.Dispose();
}
