using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HydroEdge.Web;

/// <summary>
/// A watch tried on the past. To be had wherever the page is: unlike a command or a verdict it changes no alarm, no file and nothing that is learnt. It costs the time that
/// the cameras leave, one at a time and behind them. A page of another site in the operator's browser cannot begin one: it may not send JSON, nor DELETE, without asking us first (CORS),
/// and we allow none.
/// </summary>
internal static class BacktestEndpoints
{
    private const int LargestRequest = 16 << 10;

    public static void MapBacktest(this IEndpointRouteBuilder app)
    {
        var past = app.MapGroup("/api/backtest").AddEndpointFilter(Refusals.Told);
        past.MapGet("", (BacktestDesk desk) => Told(desk.Report));
        past.MapPost("", async (HttpRequest request, BacktestDesk desk, TimeProvider clock, CancellationToken stop) =>
            Told(desk.Start(await ReadAsync(request, clock, stop)), StatusCodes.Status202Accepted));
        past.MapDelete("", (BacktestDesk desk) => Told(desk.Cancel()));
        past.MapGet("plot.svg", IResult (BacktestDesk desk, HttpResponse response) =>
        {
            response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
            return desk.Plot is { } plot ? TypedResults.Text(plot, "image/svg+xml") : TypedResults.NotFound();
        });
    }

    private static JsonHttpResult<BacktestReport> Told(BacktestReport report, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(report, PastJson.Default.BacktestReport, statusCode: status);

    private static async Task<BacktestRequest> ReadAsync(HttpRequest request, TimeProvider clock, CancellationToken stop)
    {
        if (!request.HasJsonContentType())
            throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, new Refusal("Send it with content type application/json."));
        var body = await RequestBody.ReadAsync(request, LargestRequest, clock, stop);
        try
        {
            return JsonSerializer.Deserialize(body, PastJson.Default.BacktestRequest) ?? throw new JsonException("It is null.");
        }
        catch (JsonException wrong)
        {
            throw new RefusedException(
                StatusCodes.Status400BadRequest,
                new Refusal($"This asks for no backtest ({wrong.Message}); send e.g. {{\"watch\": \"oil\", \"last\": \"7d\"}}, and query, contrast or false_alarms_per_day to try others."));
        }
    }
}
