namespace HydroEdge.Bus;

/// <summary>A topic in the AsyncAPI document.</summary>
/// <param name="Address">With its variable levels in braces.</param>
/// <param name="Type">The message on it.</param>
internal sealed record BusChannel(string Name, string Address, string Type, bool Retained, string Says);
