namespace HydroEdge.Watches;

/// <summary>A view on which a watch rang, and what people said of it.</summary>
/// <param name="Real">Confirmed; else rejected.</param>
/// <param name="Vector">Its unit vector as half floats, see <see cref="Archive.HalfVector"/>.</param>
internal sealed record Exemplar(bool Real, byte[] Vector);
