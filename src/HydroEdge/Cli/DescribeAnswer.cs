using System.Text.Json;
using HydroEdge.Watches;
using Spectre.Console;

namespace HydroEdge.Cli;

/// <summary>What <c>hydroedge describe --json</c> prints; the same as tables for people.</summary>
/// <param name="Picture">The file, or the id of the kept frame.</param>
/// <param name="Model">Fingerprint of the model that looked.</param>
internal sealed record DescribeAnswer(string Picture, string Model, IReadOnlyList<DescribedWatch> Watches, IReadOnlyList<DescribedPhrase> Phrases)
{
    public void Write(IAnsiConsole console)
    {
        if (Watches.Count > 0)
            console.Write(Table(["watch", "lead", "fits best"], Watches.Select(watch => (string[])[watch.Id, SignedNumber.Shown(watch.Lead), watch.Best])));
        console.Write(Table(["phrase", "lead"], Phrases.Select(phrase => (string[])[phrase.Text, SignedNumber.Shown(phrase.Lead)])));
        console.WriteLine("Lead: how far a text stands above its contrasts and above what may be said of any plant; below 0 it does not fit.");
        console.WriteLine("This is one picture at first sight. An alarm also weighs what the camera normally shows: hydroedge backtest tells whether it would ring.");
    }

    public Task WriteJsonAsync(TextWriter output) => output.WriteLineAsync(JsonSerializer.Serialize(this, DescribeJson.Default.DescribeAnswer));

    private static Table Table(string[] head, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(head);
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }
}
