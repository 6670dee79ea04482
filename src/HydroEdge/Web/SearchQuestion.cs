using HydroEdge.Archive;
using HydroEdge.Config;

namespace HydroEdge.Web;

/// <summary>What is looked for in the archive, and where.</summary>
/// <param name="Text">Null where a frame or a picture is the question.</param>
/// <param name="Frame">The id of a kept frame.</param>
/// <param name="Top">Moments shown at most.</param>
/// <param name="Happens">The text says what happens, not what is to be seen.</param>
internal sealed record SearchQuestion(string? Text, string? Frame, SearchFilter Filter, int Top, bool Happens)
{
    private const int UsualTop = 24;
    private const int MostTop = 100;
    private static readonly string[] Known = ["text", "frame", "camera", "watch", "last", "from", "to", "top", "happens"];

    /// <param name="withPicture">A picture comes along that is the question.</param>
    /// <param name="now">What <c>last</c> counts back from.</param>
    /// <exception cref="RefusedException">It cannot be answered.</exception>
    public static SearchQuestion Of(QueryParameters given, bool withPicture, DateTimeOffset now)
    {
        given.RefuseAllBut(Known);
        var (text, frame, happens) = (given.Text("text")?.Trim(), given.Text("frame"), given.Flag("happens"));
        if (withPicture && (text ?? frame) is { } more)
            throw RefusedException.Parameter(text is null ? "frame" : "text", more, "the picture is the question, leave it out");
        if (!withPicture && frame is null && string.IsNullOrEmpty(text))
            throw RefusedException.Parameter("text", null, "say what to look for, give frame, or send a picture");
        if (text is not null && frame is not null)
            throw RefusedException.Parameter("frame", frame, "give either text or frame");
        if (text?.Length > WatchRules.LongestText)
            throw RefusedException.Parameter("text", text, $"it may have {WatchRules.LongestText} characters");
        if (happens && text is null)
            throw RefusedException.Parameter("happens", "true", "what happens is looked for by a text: give text");
        return new SearchQuestion(text, frame, FilterOf(given, now), given.Count("top", UsualTop, MostTop), happens);
    }

    private static SearchFilter FilterOf(QueryParameters given, DateTimeOffset now)
    {
        var (last, from, to) = (given.Past("last"), given.Moment("from"), given.Moment("to"));
        if (last is not null && (from ?? to) is not null)
            throw RefusedException.Parameter("last", given.Text("last"), "give either last or from and to");
        if (from >= to)
            throw RefusedException.Parameter("from", given.Text("from"), "it must be before to");
        return new SearchFilter(given.Ids("camera"), last is { } span ? now - span : from, to) { Watches = given.Ids("watch") };
    }
}
