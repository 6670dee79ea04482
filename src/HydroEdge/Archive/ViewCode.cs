using System.Buffers.Binary;
using System.Numerics.Tensors;

namespace HydroEdge.Archive;

/// <summary>
/// A vector by one bit a number: by which way it leaves its centre. Turned, r = R(v - c), it is a * sign(r) where a = |r|^2 / sum|r|
/// makes the dot product with r itself right (RaBitQ, Gao and Long 2024); q . v is then about q . c + a * (R q . sign(r)).
/// </summary>
internal sealed class ViewCode(int dimension)
{
    private readonly CodeRotation _rotation = new(dimension);
    private readonly float[] _turned = new float[(dimension + 63) / 64 * 64];

    /// <summary>Bytes of a code: its bits, and the float a.</summary>
    public static int Size(int dimension) => (dimension + 63) / 64 * sizeof(ulong) + sizeof(float);

    /// <summary>Not thread-safe.</summary>
    /// <param name="away">The vector less its centre.</param>
    public byte[] Of(ReadOnlySpan<float> away)
    {
        _rotation.Turn(away, _turned);
        var code = new byte[Size(dimension)];
        for (var i = 0; i < _turned.Length; i++)
        {
            if (_turned[i] >= 0)
                code[i / 8] |= (byte)(1 << (i % 8));
        }

        var sum = TensorPrimitives.SumOfMagnitudes<float>(_turned);
        BinaryPrimitives.WriteSingleLittleEndian(code.AsSpan(code.Length - sizeof(float)), sum > 0 ? TensorPrimitives.SumOfSquares<float>(_turned) / sum : 0);
        return code;
    }
}
