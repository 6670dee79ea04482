using System.Globalization;
using HydroEdge.Embedding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HydroEdge.Web;

/// <summary>Turns what goes wrong with a question about the past into an answer.</summary>
internal static class Refusals
{
    // What nginx says of a client that did not wait.
    private const int ClientLeft = 499;

    public static async ValueTask<object?> Told(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return IsOfAnotherSite(http.Request)
                ? throw new RefusedException(StatusCodes.Status403Forbidden, new Refusal("A page of another site may not ask this."))
                : await next(context);
        }
        catch (RefusedException refused)
        {
            if (refused.RetryAfter is { } seconds)
                http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Answer(refused.Status, refused.Refusal);
        }
        catch (OperationCanceledException)
        {
            return http.RequestAborted.IsCancellationRequested
                ? TypedResults.StatusCode(ClientLeft)
                : Answer(StatusCodes.Status503ServiceUnavailable, new Refusal("The daemon is stopping."));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or EmbeddingException or ModelException)
        {
            return Answer(StatusCodes.Status500InternalServerError, new Refusal(failure.Message));
        }
    }

    private static JsonHttpResult<Refusal> Answer(int status, Refusal refusal) => TypedResults.Json(refusal, SearchJson.Default.Refusal, statusCode: status);

    // Browsers tell it of pages they trust the way to (https, or this machine); a page from elsewhere could not read an answer, but could make us work.
    private static bool IsOfAnotherSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "cross-site";
}
