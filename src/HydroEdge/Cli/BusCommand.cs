using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HydroEdge.Bus;
using HydroEdge.Hosting;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge bus</c>: what there is to know of the bus.</summary>
internal static class BusCommand
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static Command Create() => new("bus", "What HydroEdge says on the bus.") { BusTail.Create(), BusReplay.Create(), BusDoctor.Create(), Schema() };

    /// <summary>The files of docs/bus: a JSON Schema for each message, and the AsyncAPI document that names them.</summary>
    public static IEnumerable<(string Name, string Text)> Files() =>
    [
        .. BusSchemas.Types.Select(type => ($"{type}.schema.json", Text(BusSchemas.Of(type)))),
        ("asyncapi.json", Text(BusDocument.AsyncApi())),
    ];

    private static Command Schema()
    {
        var type = new Argument<string?>("type") { Description = "The message, e.g. he.alarm.v1; left out, the AsyncAPI document.", Arity = ArgumentArity.ZeroOrOne };
        type.AcceptOnlyFromAmong([.. BusSchemas.Types]);
        var folder = new Option<DirectoryInfo?>("--to") { Description = "Write all of them into this folder.", HelpName = "FOLDER" };
        var schema = new Command("schema", "Print the JSON Schema of a message, or the AsyncAPI 3.0 document of all.") { type, folder };
        schema.SetAction(given =>
        {
            if (given.GetValue(folder) is { } to)
                Write(to);
            else
                given.InvocationConfiguration.Output.Write(Text(given.GetValue(type) is { } name ? BusSchemas.Of(name) : BusDocument.AsyncApi()));
            return ExitCode.Ok;
        });
        return schema;
    }

    private static void Write(DirectoryInfo to)
    {
        to.Create();
        foreach (var (name, text) in Files())
            File.WriteAllText(Path.Combine(to.FullName, name), text);
    }

    private static string Text(JsonNode node) => node.ToJsonString(Indented) + "\n";
}
