using System.Runtime.InteropServices;

namespace HydroEdge.FakeFfmpeg;

/// <summary>The signal this process gets when its parent dies (prctl(2), PR_GET_PDEATHSIG); 0 when none.</summary>
internal static class ParentDeath
{
    private const int GetSignal = 2;

    public static int Signal()
    {
        _ = Prctl(GetSignal, out var signal, 0, 0, 0);
        return signal;
    }

    [DllImport("libc", EntryPoint = "prctl")]
    private static extern int Prctl(int option, out int value, nint a, nint b, nint c);
}
