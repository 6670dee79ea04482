using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HydroEdge.Config;
using HydroEdge.Hosting;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge demo</c>: the real daemon on clips whose truth is known.</summary>
internal static class DemoCommand
{
    private const double OnePass = 75;

    public static Command Create()
    {
        var site = new Option<DirectoryInfo>("--site")
        {
            Description = "The site folder: hydroedge.yaml, watches/, clips, truth.csv.",
            DefaultValueFactory = _ => new DirectoryInfo(DemoSite.Bundled),
            HelpName = "FOLDER",
        };
        var seconds = new Option<double>("--seconds")
        {
            Description = "How long to watch; Ctrl-C ends it earlier.",
            DefaultValueFactory = _ => OnePass,
            HelpName = "N",
            CustomParser = Seconds,
        };
        var broker = new Option<string?>("--broker")
        {
            Description = "An MQTT broker that is already there; left out, a mosquitto is started on a free loopback port.",
            HelpName = "HOST:PORT",
        };
        broker.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !(text.LastIndexOf(':') > 0 && ushort.TryParse(text[(text.LastIndexOf(':') + 1)..], out _)))
                result.AddError($"'{text}' is not HOST:PORT, e.g. 127.0.0.1:1883");
        });

        var demo = new Command("demo", "Show what HydroEdge does: four cameras, real alarms on a real bus, checked against the truth.") { site, seconds, broker };
        demo.SetAction((parsed, stop) => RunAsync(parsed.GetRequiredValue(site).FullName, parsed.GetValue(seconds), parsed.GetValue(broker), stop));
        return demo;
    }

    private static double Seconds(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 86_400)
            return seconds;
        given.AddError($"'{text}' is no number of seconds from 1 to 86400.");
        return OnePass;
    }

    private static async Task<int> RunAsync(string folder, double seconds, string? broker, CancellationToken stop)
    {
        var console = WideConsole.Create();
        var work = Directory.CreateTempSubdirectory("hydroedge-demo-");
        try
        {
            var site = DemoSite.Load(folder, work.FullName);
            var passed = await new DemoRun(site, work.FullName, console, TimeProvider.System).WatchAsync(seconds, broker, stop);
            work.Delete(recursive: true);
            return passed ? ExitCode.Ok : ExitCode.Failed;
        }
        catch (InvalidOperationException failure)
        {
            console.MarkupLineInterpolated($"[red]{failure.Message}[/]");
            return ExitCode.Failed;
        }
    }
}
