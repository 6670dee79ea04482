namespace HydroEdge.Alarms;

/// <summary>What somebody said of an occurrence.</summary>
/// <param name="Real">Confirmed; else rejected.</param>
/// <param name="By">The account it was given under, as far as known.</param>
internal sealed record Verdict(bool Real, string? Note, string? By, DateTimeOffset At);
