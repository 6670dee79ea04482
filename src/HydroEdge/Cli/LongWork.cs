using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>Shows how far a verb has come, on standard error, once it has taken two seconds; never where no person looks on.</summary>
internal static class LongWork
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="work">Reports its share done, 0..1; until it does, a bar without an end is shown.</param>
    public static Task<T> ShowAsync<T>(string what, TimeProvider clock, Func<IProgress<double>, T> work) =>
        ShowAsync(what, clock, progress => Task.FromResult(work(progress)));

    /// <param name="work">Reports its share done, 0..1; until it does, a bar without an end is shown.</param>
    public static async Task<T> ShowAsync<T>(string what, TimeProvider clock, Func<IProgress<double>, Task<T>> work)
    {
        var share = new Share();
        var working = Task.Run(() => work(share));
        if (await Task.WhenAny(working, Task.Delay(Patience, clock)) == working || Console.IsErrorRedirected)
            return await working;

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await terminal.Progress().AutoClear(true).StartAsync(async shown =>
        {
            var bar = shown.AddTask(what, maxValue: 1);
            while (await Task.WhenAny(working, Task.Delay(TimeSpan.FromMilliseconds(200), clock)) != working)
                (bar.IsIndeterminate, bar.Value) = (share.Done == 0, share.Done);
        });
        return await working;
    }

    private sealed class Share : IProgress<double>
    {
        public double Done { get; private set; }

        public void Report(double value) => Done = value;
    }
}
