namespace HydroEdge.Embedding;

/// <summary>ONNX Runtime execution providers, best first.</summary>
internal enum ProviderChoice
{
    /// <summary>The first of the others that works here.</summary>
    Auto,

    /// <summary>NVIDIA TensorRT.</summary>
    TensorRt,

    /// <summary>NVIDIA CUDA.</summary>
    Cuda,

    /// <summary>The processor.</summary>
    Cpu,
}
