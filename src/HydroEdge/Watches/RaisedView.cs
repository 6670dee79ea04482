namespace HydroEdge.Watches;

/// <summary>The view on which an alarm was raised, kept until somebody says whether it was real.</summary>
/// <param name="Model">Fingerprint of the model that made it; vectors of two models are never compared.</param>
/// <param name="Vector">The unit vector of the view as half floats, see <see cref="Archive.HalfVector"/>.</param>
internal sealed record RaisedView(string Model, byte[] Vector);
