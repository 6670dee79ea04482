using System.ComponentModel.DataAnnotations;

namespace HydroEdge.Embedding;

/// <summary>Which model sees for the cameras, and on what it runs.</summary>
internal sealed record ModelOptions
{
    /// <summary>Model folder, relative to hydroedge.yaml; left out, the bundled model.</summary>
    public string? Folder { get; init; }

    /// <summary>What the model runs on; auto tries TensorRT, CUDA, then the processor.</summary>
    public ProviderChoice Provider { get; init; } = ProviderChoice.Auto;

    /// <summary>Pictures embedded in one call at most.</summary>
    [Range(1, 64)]
    public int LargestBatch { get; init; } = 8;

    /// <summary>Processor threads the model may use; 0 = as many as there are cores.</summary>
    [Range(0, 64)]
    public int Threads { get; init; }

    /// <summary>An ONNX Runtime library to use in place of the one that came along (Jetson: NVIDIA's build).</summary>
    public string? RuntimeLibrary { get; init; }
}
