using HydroEdge.Cameras;

namespace HydroEdge.Archive;

/// <summary>One look at a kept frame.</summary>
/// <param name="Vector">The unit vector, as exact as <see cref="ByteVector"/> keeps it.</param>
/// <param name="Patches">What was kept of its patches; null for nothing.</param>
internal sealed record KeptView(Region Asked, Region Seen, float[] Vector, byte[]? Patches);
