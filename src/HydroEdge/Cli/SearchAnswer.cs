using System.Text.Json;
using HydroEdge.Archive;

namespace HydroEdge.Cli;

/// <summary>What <c>hydroedge search --json</c> prints.</summary>
/// <param name="Model">Fingerprint of the model that compared.</param>
/// <param name="Searched">Views compared with the query.</param>
/// <param name="OtherModel">Views that another model made and that were not compared.</param>
/// <param name="Unreadable">Files that could not be read, with the reason.</param>
/// <param name="Found">Best first.</param>
internal sealed record SearchAnswer(
    string Query, string Model, long Searched, long OtherModel, IReadOnlyList<string> Unreadable, IReadOnlyList<FoundMoment> Found)
{
    public static SearchAnswer Of(string query, string model, SearchResult result) =>
        new(query, model, result.Searched, result.OtherModel, result.Unreadable, [.. result.Found.Select(FoundMoment.Of)]);

    /// <summary>Writes the pictures into a folder and names them in the answer.</summary>
    public SearchAnswer SavedIn(DirectoryInfo folder)
    {
        folder.Create();
        return this with { Found = [.. Found.Select(moment => moment.SavedIn(folder.FullName))] };
    }

    public Task WriteJsonAsync(TextWriter output) => output.WriteLineAsync(JsonSerializer.Serialize(this, SearchJson.Default.SearchAnswer));
}
