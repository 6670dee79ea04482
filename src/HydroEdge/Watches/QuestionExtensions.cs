using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HydroEdge.Cameras;

namespace HydroEdge.Watches;

/// <summary>The question in a watch, apart from its delays, cameras and alarm texts.</summary>
internal static class QuestionExtensions
{
    private const int Digits = 12;

    /// <summary>A short digest of what is asked of which part of the picture: two watches with the same ask the same.</summary>
    public static string Question(this WatchOptions watch)
    {
        string[] asked =
        [
            watch.Query, watch.Kind.ToString(), Part(watch.Region ?? Region.Whole),
            .. watch.Contrast,
            .. watch.Queries.OrderBy(query => query.Key, StringComparer.Ordinal).Select(query => $"{query.Key}: {query.Value}"),
            .. watch.Normal is { } normal ? [$"normal: {normal}"] : Array.Empty<string>(),
            .. watch.Phrases?.All().Select(phrase => phrase.ToString()) ?? [],
        ];
        var text = string.Join('\n', asked);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
    }

    private static string Part(Region region) => string.Create(CultureInfo.InvariantCulture, $"{region.X} {region.Y} {region.W} {region.H}");
}
