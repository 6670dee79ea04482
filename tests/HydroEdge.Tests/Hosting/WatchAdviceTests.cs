using HydroEdge.Hosting;
using HydroEdge.Tests.Support;
using HydroEdge.Tests.Watches;
using HydroEdge.Watches;
using Microsoft.Extensions.Logging;

namespace HydroEdge.Tests.Hosting;

public sealed class WatchAdviceTests
{
    private static readonly WatchOptions Crowd = new() { Id = "crowd", Query = "three people" };
    private static readonly WatchOptions Twin = new() { Id = "twin", Query = "three people" };

    private readonly TestLog<WatchAdvice> _log = new();
    private readonly WatchAdvice _advice;

    public WatchAdviceTests() => _advice = new(new TinyEmbedder(), _log);

    [Fact]
    public void What_is_unwise_in_a_watch_is_logged_as_a_warning_with_its_name()
    {
        _advice.Give([Crowd]);

        var line = Assert.Single(_log.Lines);
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.StartsWith("Watch crowd, query: 'three people' counts", line.Text);
    }

    [Fact]
    public void A_reload_repeats_nothing_and_adds_what_is_new()
    {
        _advice.Give([Crowd]);
        _advice.Give([Crowd]);
        _advice.Give([Crowd, Twin]);

        Assert.Equal(["Watch crowd,", "Watch twin, ", "Watch twin, "], _log.Lines.Select(line => line.Text[..12]));
        Assert.Contains("asks the same as watch 'crowd'", _log.Text);
    }
}
