using System.Runtime.InteropServices;

namespace HydroEdge.Hosting;

/// <summary>A thread for work that has time. .NET's own thread priorities do nothing on Linux; the kernel's nice value, of a thread by itself, does.</summary>
internal static partial class LowPriority
{
    private const int OfThisThread = 0;

    // About a tenth of a contended processor. Lower still, and whoever waits for the thread to reach a safe point waits with it: the garbage collector.
    private const int Nice = 10;

    public static Task<T> RunAsync<T>(string name, Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            _ = SetPriority(0, OfThisThread, Nice);
            try
            {
                done.SetResult(work());
            }
            catch (OperationCanceledException cancelled)
            {
                done.SetCanceled(cancelled.CancellationToken);
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        })
        { IsBackground = true, Name = name }.Start();
        return done.Task;
    }

    // Linux keeps the value per thread, whatever POSIX says (sched(7)); lowering one's own needs no right.
    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int value);
}
