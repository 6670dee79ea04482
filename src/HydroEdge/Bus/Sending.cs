namespace HydroEdge.Bus;

/// <summary>What is known of an event only when it is sent; all else in its message is the same each time.</summary>
/// <param name="Published">When this copy was sent.</param>
/// <param name="Historical">It had waited for more than 30 s, or was asked for once more.</param>
/// <param name="ClockOffset">What has to be added to its times, because the clock that gave them was set right since; null when it is not known to be wrong.</param>
internal sealed record Sending(DateTimeOffset Published, bool Historical, TimeSpan? ClockOffset);
