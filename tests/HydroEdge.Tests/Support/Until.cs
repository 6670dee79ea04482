namespace HydroEdge.Tests.Support;

/// <summary>Waiting, in real time, for what other threads, sockets and processes do. The test's own timeout is the limit.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(5);
    }

    /// <summary>Moves a clock on, step by step, until something has happened because of it.</summary>
    public static async Task TrueAsync(FakeClock clock, TimeSpan step, Func<bool> condition)
    {
        while (!condition())
        {
            clock.Advance(step);
            await Task.Delay(5);
        }
    }
}
