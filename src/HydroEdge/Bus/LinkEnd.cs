namespace HydroEdge.Bus;

/// <summary>How an attempt to be connected ended.</summary>
/// <param name="Text">One line for people, without secrets.</param>
/// <param name="Connected">How long it had been connected.</param>
internal sealed record LinkEnd(LinkEndKind Kind, string Text, TimeSpan Connected = default);
