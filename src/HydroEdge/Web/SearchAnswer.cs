using HydroEdge.Archive;

namespace HydroEdge.Web;

/// <summary>What a search found: what <c>hydroedge search --json</c> prints and the page shows.</summary>
/// <param name="Model">Fingerprint of the model that compared.</param>
/// <param name="Searched">Views compared with the query.</param>
/// <param name="OtherModel">Views that another model made and that were not compared.</param>
/// <param name="Unreadable">Files that could not be read, with the reason.</param>
/// <param name="Found">Best first.</param>
internal sealed record SearchAnswer(
    string Query, string Model, long Searched, long OtherModel, IReadOnlyList<string> Unreadable, IReadOnlyList<FoundMoment> Found)
{
    /// <param name="picture">Says where the picture of a moment is, a file or an address; null for nowhere.</param>
    public static SearchAnswer Of(string query, string model, SearchResult result, Func<Found, string?> picture) =>
        new(query, model, result.Searched, result.OtherModel, result.Unreadable, [.. result.Found.Select(found => FoundMoment.Of(found, picture(found)))]);
}
