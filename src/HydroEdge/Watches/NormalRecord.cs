namespace HydroEdge.Watches;

/// <summary>What is normal for a watch in one view.</summary>
/// <param name="Focus">Null while it is not known yet.</param>
internal sealed record NormalRecord(int View, BaselineRecord Margin, BaselineRecord? Focus, IReadOnlyList<PatchRecord> Patches);
