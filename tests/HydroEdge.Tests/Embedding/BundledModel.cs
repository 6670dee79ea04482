using HydroEdge.Embedding;
using Microsoft.Extensions.Logging.Abstractions;

namespace HydroEdge.Tests.Embedding;

/// <summary>The model that comes along, loaded once for a class of tests.</summary>
public sealed class BundledModel : IDisposable
{
    internal OnnxEmbedder Embedder { get; } = OnnxEmbedder.Load(new ModelOptions { Provider = ProviderChoice.Cpu }, NullLoggerFactory.Instance);

    public void Dispose() => Embedder.Dispose();
}
