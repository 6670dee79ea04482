namespace HydroEdge.Bus;

/// <summary>What a link needs to know to connect; asked anew before every attempt.</summary>
/// <param name="ClientId">Constant over restarts; a broker lets only one client of this name in at a time.</param>
internal sealed record LinkSettings(BusOptions Options, string ClientId);
