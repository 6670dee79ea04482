using System.Globalization;
using HydroEdge.Archive;
using HydroEdge.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace HydroEdge.Web;

/// <summary>
/// Searches of the archive and its pictures. To be had wherever the page is: whoever may look at the cameras may look at what they showed. They only read, and at
/// most one works at a time, so that the worst a stranger can do is to make others wait for their search.
/// </summary>
internal static class SearchEndpoints
{
    private const int LargestPicture = 8 << 20;

    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        var past = app.MapGroup("").AddEndpointFilter(Refusals.Told);
        past.MapGet("/api/search", FindAsync);
        past.MapPost("/api/search", FindAsync);
        past.MapGet(FrameAddress.Route, Picture);
    }

    private static async Task<IResult> FindAsync(
        HttpRequest request, SearchDesk desk, TimeProvider clock, IHostApplicationLifetime daemon, CancellationToken left)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(left, daemon.ApplicationStopping);
        var withPicture = HttpMethods.IsPost(request.Method);
        // These types a page of another site cannot send without asking us first (CORS), and we allow none.
        if (withPicture && request.ContentType is not ("image/jpeg" or "image/png"))
            throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, new Refusal("Send the picture as it is, with content type image/jpeg or image/png."));
        var question = SearchQuestion.Of(new QueryParameters(request.Query), withPicture, clock.GetUtcNow());
        using var place = desk.Enter();
        var picture = withPicture ? await RequestBody.ReadAsync(request, LargestPicture, clock, stop.Token) : null;
        return TypedResults.Json(await desk.FindAsync(question, picture, stop.Token), SearchJson.Default.SearchAnswer);
    }

    private static IResult Picture(string day, string number, HttpRequest request, StatePaths paths)
    {
        var old = new QueryParameters(request.Query).Flag(FrameAddress.Old);
        return ArchiveDay.Named(paths.Archive, day) is { } of && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var frame)
            && ArchiveSearch.Picture(of, frame, old) is { } jpeg
            ? TypedResults.Bytes(jpeg, "image/jpeg")
            : TypedResults.NotFound();
    }
}
