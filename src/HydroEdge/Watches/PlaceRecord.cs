namespace HydroEdge.Watches;

/// <summary>A <see cref="PlaceMemory"/>.</summary>
/// <param name="Focus">Null while it is not known yet, or without patches.</param>
internal sealed record PlaceRecord(BaselineRecord Margin, BaselineRecord Query, BaselineRecord? Focus, PatchRecord? Patches);
