namespace HydroEdge.Config;

/// <summary>The status page.</summary>
internal sealed record WebOptions
{
    /// <summary>Address of the status page, e.g. http://127.0.0.1:8420; left out, no port is opened.</summary>
    public string? Listen { get; init; }

    /// <summary>Names of this box by which the page may be asked for, besides its addresses and the machine's own name.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
