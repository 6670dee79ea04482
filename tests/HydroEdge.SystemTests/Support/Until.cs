using System.Runtime.CompilerServices;

namespace HydroEdge.SystemTests.Support;

/// <summary>Waits, in real time, for something another process does.</summary>
internal static class Until
{
    public static async Task TrueAsync(
        Func<bool> condition, Func<string>? story = null, int seconds = 60, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        for (var tries = 0; !condition(); tries++)
        {
            if (tries > seconds * 20)
                throw new TimeoutException($"After {seconds} s still not: {what}\n{story?.Invoke()}");
            await Task.Delay(50);
        }
    }
}
