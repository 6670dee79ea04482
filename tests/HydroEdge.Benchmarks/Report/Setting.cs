using System.Runtime.InteropServices;
using HydroEdge.Benchmarks.Streams;
using HydroEdge.Embedding;
using Microsoft.ML.OnnxRuntime;

namespace HydroEdge.Benchmarks.Report;

/// <summary>What a report says of where its figures come from.</summary>
/// <param name="SecondLooks">How many the product took on the reported streams.</param>
internal sealed record Setting(StreamFolder Streams, StreamFolder? ChosenOn, ModelCard Model, double CameraDays, int SecondLooks, string Command)
{
    public MarkdownTable Table()
    {
        var table = new MarkdownTable("what", "which");
        table.Add("streams", FormattableString.Invariant($"{Streams.Cameras.Count} rendered cameras, {CameraDays:0.00} camera-days at 1 fps, seeds {Seeds(Streams)}"));
        table.Add("watches", $"{Streams.Cameras.Sum(camera => camera.Watches.Count)} on these cameras, as shipped");
        table.Add("settings chosen on", ChosenOn is null
            ? "the streams themselves, which favours every row that has a threshold"
            : $"{ChosenOn.Cameras.Count} other rendered cameras, seeds {Seeds(ChosenOn)}");
        table.Add("second looks", FormattableString.Invariant($"{SecondLooks}, at {SecondLooks / (CameraDays * 86_400):0.00%} of the frames"));
        table.Add("model", $"{Model.Name} ({Model.Fingerprint}), {Model.Dimension} dimensions, on {Model.Provider}");
        table.Add("machine", $"{Machine.Processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}");
        table.Add("versions", $"{RuntimeInformation.FrameworkDescription}, ONNX Runtime {OrtEnv.Instance().GetVersionString()}");
        table.Add("command", $"`{Command}`");
        return table;
    }

    private static string Seeds(StreamFolder streams) => streams.Seeds is [var first, .., var last] && last - first == streams.Seeds.Count - 1
        ? $"{first} to {last}"
        : string.Join(", ", streams.Seeds);
}
