namespace HydroEdge.Watches;

/// <summary>A view on which a watch rang, and what people said of it.</summary>
/// <param name="Real">Confirmed; else rejected.</param>
/// <param name="Vector">Its unit vector as half floats, see <see cref="Archive.HalfVector"/>.</param>
/// <param name="Departed">How far it departed from normal when the alarm was raised; null where that was not kept.</param>
internal sealed record Exemplar(bool Real, byte[] Vector, Departure? Departed = null);
