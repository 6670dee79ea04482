namespace HydroEdge.Config;

/// <summary>A key with its value, and where the key stands.</summary>
internal sealed record ConfigEntry(Place Place, string Key, ConfigNode Value);
