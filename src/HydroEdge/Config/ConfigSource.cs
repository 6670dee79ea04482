namespace HydroEdge.Config;

/// <summary>One file of the configuration as it was read.</summary>
/// <param name="Name">As seen from the configuration's folder, e.g. <c>watches/unit-1.yaml</c>.</param>
internal sealed record ConfigSource(string Name, byte[] Bytes);
