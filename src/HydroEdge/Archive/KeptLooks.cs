using HydroEdge.Cameras;
using HydroEdge.Embedding;
using Microsoft.Data.Sqlite;

namespace HydroEdge.Archive;

/// <summary>What a reader of a day's rows, in their order, knows of each look at a camera.</summary>
/// <param name="model">Vectors of other models are passed over.</param>
internal sealed class KeptLooks(SqliteConnection connection, string model, int dimension)
{
    private readonly Dictionary<long, (Region Asked, Region Seen, float[] Vector)?> _centres = [];
    private readonly KnownLooks _known = new(dimension);

    /// <param name="embedding">A <see cref="ByteVector"/>: what the view has more than its centre.</param>
    /// <param name="tokens">For <see cref="KeptPatches.Lay"/>; empty where no patch has changed.</param>
    /// <param name="views">Receives the view, with the patches as they are known now.</param>
    /// <returns>False where the view cannot be told: another model made it, or not all of its patches are known.</returns>
    /// <exception cref="InvalidDataException">These are no such bytes.</exception>
    public bool Take(long centre, ReadOnlySpan<byte> embedding, ReadOnlySpan<byte> tokens, List<EmbeddedView> views)
    {
        if (!_centres.TryGetValue(centre, out var known))
            _centres[centre] = known = LookOf(centre);
        if (known is not { } look)
            return false;
        if (look.Vector.Length != dimension)
            throw new InvalidDataException($"centre {centre} has not {dimension} dimensions");
        views.Add(_known.Take(look.Asked, look.Seen, Centre.Add(embedding, look.Vector), tokens, out var isWhole));
        return isWhole;
    }

    private (Region Asked, Region Seen, float[] Vector)? LookOf(long centre)
    {
        using var ask = connection.CreateCommand();
        ask.CommandText =
            """
            SELECT fingerprint, asked_x, asked_y, asked_w, asked_h, seen_x, seen_y, seen_w, seen_h, vector
            FROM centre JOIN look ON look.id = centre.look JOIN model ON model.id = centre.model WHERE centre.id = $centre
            """;
        ask.Parameters.AddWithValue("$centre", centre);
        using var row = ask.ExecuteReader();
        if (!row.Read())
            throw new InvalidDataException($"centre {centre} is not there");
        return row.GetString(0) == model ? (At(1), At(5), HalfVector.Unpack(row.GetFieldValue<byte[]>(9))) : null;

        Region At(int column) => new(row.GetDouble(column), row.GetDouble(column + 1), row.GetDouble(column + 2), row.GetDouble(column + 3));
    }
}
