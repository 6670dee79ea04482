namespace HydroEdge.Watches;

/// <summary>What a watch has learnt on a camera.</summary>
/// <param name="Leads">See <see cref="LeastLead"/>; null in a file from before it was kept.</param>
/// <param name="Asks">What it asked when it learnt, see <see cref="CompiledWatch.Asks"/>: a watch that asks something else begins anew.</param>
internal sealed record WatchRecord(string WatchId, string Asks, IReadOnlyList<NormalRecord> Normals, PeaksRecord Peaks, byte[]? Leads = null);
