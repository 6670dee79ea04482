namespace HydroEdge.Tests.Archive;

/// <summary>What power cuts and dying flash do to a file.</summary>
internal static class Damage
{
    public static void Do(string damage, string file)
    {
        var content = File.ReadAllBytes(file);
        File.WriteAllBytes(file, damage switch
        {
            "garbage" => [.. Enumerable.Range(0, content.Length).Select(i => (byte)(i * 31 + 7))],
            "zeros" => new byte[content.Length],
            "truncated" => content[..(content.Length / 3)],
            "scribbled" => [.. content.Take(4096), .. Enumerable.Repeat((byte)0xA5, content.Length - 4096)],
            _ => throw new ArgumentOutOfRangeException(nameof(damage)),
        });
    }
}
