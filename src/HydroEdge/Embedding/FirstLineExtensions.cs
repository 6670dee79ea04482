namespace HydroEdge.Embedding;

/// <summary>Native libraries explain themselves in many lines; the first says what it is.</summary>
internal static class FirstLineExtensions
{
    public static string FirstLine(this Exception failure)
    {
        var trimmed = failure.Message.AsSpan().Trim();
        var end = trimmed.IndexOfAny('\r', '\n');
        return (end < 0 ? trimmed : trimmed[..end]).TrimEnd().ToString();
    }
}
