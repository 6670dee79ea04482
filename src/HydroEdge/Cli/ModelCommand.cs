using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HydroEdge.Embedding;
using HydroEdge.Hosting;

namespace HydroEdge.Cli;

/// <summary><c>hydroedge model show</c>: whether a model folder fits, what is in it and how fast it is here.</summary>
internal static class ModelCommand
{
    private static readonly Argument<DirectoryInfo?> Folder = new("FOLDER")
    {
        Description = "The model folder; left out, the bundled model.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var show = new Command("show", "Open a model folder and say what it holds, on what it runs and how fast.") { Folder, ModelLoading.Provider, CliOptions.Json };
        show.SetAction(Show);
        return new Command("model", "Look into model folders.") { show };
    }

    private static int Show(ParseResult arguments)
    {
        using var model = ModelLoading.Open(arguments.GetValue(Folder), arguments.GetValue(ModelLoading.Provider));
        var answer = new ModelAnswer(model.Report, ModelPace.Of(model, TimeProvider.System));
        var output = arguments.InvocationConfiguration.Output;
        if (arguments.GetValue(CliOptions.Json))
            output.WriteLine(JsonSerializer.Serialize(answer, ModelJson.Default.ModelAnswer));
        else
            Print(output, answer.Report, answer.Milliseconds);
        return ExitCode.Ok;
    }

    private static void Print(TextWriter output, ModelReport report, ModelPace pace)
    {
        var patches = report.PatchRows > 0 ? $"{report.PatchRows} x {report.PatchColumns} patches" : "no patches";
        var languages = report.Model.Languages.Count > 0 ? string.Join(", ", report.Model.Languages) : "not said";
        (string Name, string Value)[] lines =
        [
            ("model", $"{report.Model.Name} ({report.Model.Fingerprint})"),
            ("folder", $"{report.Folder} ({report.Layout} layout)"),
            ("picture", $"{report.Width} x {report.Height} ({report.Resize})"),
            ("  inputs", string.Join("; ", report.ImageInputs)),
            ("  outputs", string.Join("; ", report.ImageOutputs)),
            ("text", $"{report.TextLength} tokens at most ({report.Tokenizer}), languages: {languages}, {(report.Model.Templates ? "in templates" : "as they are")}"),
            ("  inputs", string.Join("; ", report.TextInputs)),
            ("  outputs", string.Join("; ", report.TextOutputs)),
            ("vector", $"{report.Model.Dimension} numbers, {patches}"),
            ("runs on", report.Model.Provider),
            ("time", string.Create(CultureInfo.InvariantCulture,
                $"{pace.Picture:0.0} ms a picture, {pace.PictureInBatch:0.0} ms each of {pace.Batch}, {pace.Text:0.0} ms a text")),
        ];
        foreach (var (name, value) in lines)
            output.WriteLine($"{name,-10} {value}");
    }
}
