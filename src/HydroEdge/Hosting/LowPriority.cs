using System.Runtime.InteropServices;

namespace HydroEdge.Hosting;

/// <summary>A thread for work that has time. .NET's own thread priorities do nothing on Linux; the kernel's nice value, of a thread by itself, does.</summary>
internal static partial class LowPriority
{
    // A tenth of a contended processor. Less, and the garbage collector would wait for the thread to come to where it can be stopped, and the cameras with it.
    private const int Steps = 10;

    public static Task<T> RunAsync<T>(string name, Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            _ = Nice(Steps);
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
    [LibraryImport("libc", EntryPoint = "nice")]
    private static partial int Nice(int steps);
}
