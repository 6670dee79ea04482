using System.Numerics.Tensors;

namespace HydroEdge.Archive;

/// <summary>What the codes of one camera's look are about: a vector in the middle of theirs.</summary>
/// <param name="Id">Row in the day's table.</param>
/// <param name="Camera">Row of the camera.</param>
/// <param name="Look">Row of the look.</param>
/// <param name="Vector">[D], as it reads from the table.</param>
internal sealed record Centre(int Id, long Camera, long Look, float[] Vector)
{
    /// <summary>A vector from what it has more than the centre.</summary>
    /// <param name="packed">A <see cref="ByteVector"/>.</param>
    /// <exception cref="InvalidDataException">It has another number of dimensions.</exception>
    public static float[] Add(ReadOnlySpan<byte> packed, ReadOnlySpan<float> centre)
    {
        if (packed.Length != ByteVector.Size(centre.Length))
            throw new InvalidDataException($"a vector of {packed.Length} bytes has not {centre.Length} dimensions");
        var vector = new float[centre.Length];
        ByteVector.Unpack(packed, vector);
        TensorPrimitives.Add(vector, centre, vector);
        return vector;
    }
}
