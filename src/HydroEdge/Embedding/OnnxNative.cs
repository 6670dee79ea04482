using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace HydroEdge.Embedding;

/// <summary>
/// Finds the native halves of ONNX Runtime and its extensions: beside the executable in <c>runtimes/linux-*/native</c>,
/// or where <see cref="ModelOptions.RuntimeLibrary"/> says. One runtime serves the whole process; the first choice stays.
/// </summary>
internal static class OnnxNative
{
    private static readonly Lock Gate = new();
    private static string? s_chosen;
    private static bool s_ready;

    /// <summary>The library of tokenizer operators.</summary>
    public static string ExtensionsLibrary => Beside("libortextensions.so");

    /// <exception cref="ModelException">There is no such library, or another one is in use already.</exception>
    public static void Prepare(string? runtimeLibrary)
    {
        lock (Gate)
        {
            var wanted = runtimeLibrary ?? s_chosen ?? Beside("libonnxruntime.so.1");
            if (s_ready && wanted != s_chosen)
                throw new ModelException($"{runtimeLibrary}: {s_chosen} is already loaded. One process uses one ONNX Runtime: start again.");
            if (s_ready)
                return;
            Load(wanted);
            (s_chosen, s_ready) = (wanted, true);
        }
    }

    private static void Load(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
            throw new ModelException(
                $"{library}: no ONNX Runtime that loads on this machine ({RuntimeInformation.RuntimeIdentifier}). "
                + "Set model.runtime_library to one that does.");
        NativeLibrary.SetDllImportResolver(typeof(InferenceSession).Assembly, (name, assembly, path) =>
            name is "onnxruntime" ? handle : Otherwise(name, assembly, path));

        // What ONNX Runtime would write to standard error arrives as an exception as well, and is reported from there.
        var environment = new EnvironmentCreationOptions { logId = "hydroedge", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        OrtEnv.CreateInstanceWithOptions(ref environment);
    }

    private static nint Otherwise(string name, Assembly assembly, DllImportSearchPath? path) =>
        NativeLibrary.TryLoad(name, assembly, path, out var handle) ? handle : 0;

    private static string Beside(string file)
    {
        var architecture = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        return Path.Combine(AppContext.BaseDirectory, "runtimes", architecture, "native", file);
    }
}
