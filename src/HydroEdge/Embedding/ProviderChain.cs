using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;

namespace HydroEdge.Embedding;

/// <summary>Opens a graph on the best execution provider that works here, and says which and why not the others.</summary>
internal sealed partial class ProviderChain(ModelOptions options, ILogger<ProviderChain> logger)
{
    private static readonly ProviderChoice[] BestFirst = [ProviderChoice.TensorRt, ProviderChoice.Cuda, ProviderChoice.Cpu];

    /// <exception cref="ModelException">The graph is broken, or the provider that was asked for does not work here.</exception>
    public (ModelGraph Graph, string Provider) Open(string file)
    {
        var passedOver = new List<string>();
        foreach (var provider in options.Provider is ProviderChoice.Auto ? BestFirst : [options.Provider])
        {
            try
            {
                var graph = Open(file, provider, options.Threads);
                var name = Named(provider);
                RunsOn(file, name, passedOver);
                return (graph, name);
            }
            catch (OnnxRuntimeException failure) when (provider is not ProviderChoice.Cpu && options.Provider is ProviderChoice.Auto)
            {
                passedOver.Add($"not {Named(provider)}: {failure.FirstLine()}");
            }
            catch (OnnxRuntimeException failure) when (provider is not ProviderChoice.Cpu)
            {
                throw new ModelException($"{file}: does not run on {Named(provider)} here: {failure.FirstLine()} Set model.provider to auto or cpu.", failure);
            }
        }

        throw new ModelException($"{file}: no execution provider.");
    }

    /// <summary>Opens a graph on the processor: what texts are embedded on, once each.</summary>
    public ModelGraph OpenOnProcessor(string file) => Open(file, ProviderChoice.Cpu, options.Threads);

    public static string Named(ProviderChoice provider) => provider switch
    {
        ProviderChoice.TensorRt => "TensorRT",
        ProviderChoice.Cuda => "CUDA",
        _ => "CPU",
    };

    private static ModelGraph Open(string file, ProviderChoice provider, int threads)
    {
        var settings = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, IntraOpNumThreads = threads };
        try
        {
            // Between batches the cores belong to the decoders: waiting threads sleep.
            settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            if (provider is ProviderChoice.TensorRt)
                settings.AppendExecutionProvider_Tensorrt();
            if (provider is ProviderChoice.TensorRt or ProviderChoice.Cuda)
                settings.AppendExecutionProvider_CUDA();
            return new ModelGraph(file, new InferenceSession(file, settings), settings);
        }
        catch (OnnxRuntimeException broken)
        {
            settings.Dispose();
            throw provider is ProviderChoice.Cpu ? Unreadable(file, broken) : broken;
        }
    }

    // ONNX Runtime begins with a code, the file's name and a place in its own source; the reason comes last.
    private static ModelException Unreadable(string file, OnnxRuntimeException broken)
    {
        var words = broken.FirstLine();
        var reason = words.Contains("failed:", StringComparison.Ordinal) ? words[(words.IndexOf("failed:", StringComparison.Ordinal) + 7)..] : words;
        return new ModelException($"{file}: not a graph that ONNX Runtime can run: {OwnSource().Replace(reason, "")} {ModelFiles.CopyAgain(file)}", broken);
    }

    [GeneratedRegex(@"^/onnxruntime_src/\S+ ")]
    private static partial Regex OwnSource();

    [LoggerMessage(Level = LogLevel.Information, Message = "{Graph} runs on {Provider}; passed over: {PassedOver}")]
    private partial void RunsOn(string graph, string provider, IReadOnlyList<string> passedOver);
}
