using System.Buffers.Binary;
using System.Security.Cryptography;

namespace HydroEdge.Alarms;

/// <summary>
/// Makes ULIDs: 26 Crockford base-32 characters, 48 bits of Unix milliseconds and 80 random bits (ulid/spec).
/// Each sorts after the one before, also within a millisecond and after the clock stepped back. Thread-safe.
/// </summary>
internal sealed class Ulids(TimeProvider clock)
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly Lock _gate = new();
    private UInt128 _last;

    public string Next()
    {
        lock (_gate)
        {
            var fresh = Fresh();
            _last = fresh > _last ? fresh : _last + 1;
            return Text(_last);
        }
    }

    /// <summary>When a ULID was made (UTC, to the millisecond).</summary>
    public static DateTimeOffset TimeOf(string ulid) =>
        DateTimeOffset.FromUnixTimeMilliseconds(ulid[..10].Aggregate(0L, (time, character) => (time << 5) | (long)Crockford.IndexOf(character)));

    private UInt128 Fresh()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[6..]);
        var milliseconds = (ulong)Math.Max(0, clock.GetUtcNow().ToUnixTimeMilliseconds());

        // Within one millisecond the spec counts up from the first; a fresh draw would sort anywhere.
        return milliseconds <= (ulong)(_last >> 80)
            ? 0
            : ((UInt128)milliseconds << 80) | (BinaryPrimitives.ReadUInt128BigEndian(bytes) & ((UInt128.One << 80) - 1));
    }

    private static string Text(UInt128 value) => string.Create(26, value, static (text, rest) =>
    {
        for (var i = text.Length - 1; i >= 0; i--, rest >>= 5)
            text[i] = Crockford[(int)(rest & 31)];
    });
}
