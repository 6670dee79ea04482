using System.Net.Sockets;
using System.Text.Json;
using HydroEdge.Alarms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HydroEdge.Web;

/// <summary>
/// Past alarms and the verdicts on them. On the Unix socket only, which the file system guards: a page on a TCP port has no
/// notion of who asks, and a verdict can silence an alarm.
/// </summary>
internal static class VerdictEndpoints
{
    private const int MostListed = 1_000;

    public static void MapVerdicts(this IEndpointRouteBuilder app)
    {
        var alarms = app.MapGroup("/api/alarms").AddEndpointFilter(OnSocketOnly);
        alarms.MapGet("", (int? most, VerdictDesk desk) => OnJournal(() => List(desk, Math.Clamp(most ?? MostListed, 1, MostListed))));
        alarms.MapPost("{id}/verdict", async (string id, HttpRequest request, VerdictDesk desk, CancellationToken stop) =>
        {
            return await ReadAsync(request, stop) is { } asked ? OnJournal(() => Judge(desk, id, asked)) : Refused("There is no verdict in this.");
        });
    }

    /// <summary>For whoever the file system lets at the socket; for all others there is no such place.</summary>
    public static ValueTask<object?> OnSocketOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsOnSocket(context.HttpContext) ? next(context) : ValueTask.FromResult<object?>(TypedResults.NotFound());

    private static async Task<VerdictRequest?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, StatusJson.Default.VerdictRequest, stop);
        }
        catch (JsonException)
        {
            return null; // not ours: the caller says so
        }
    }

    private static JsonHttpResult<AlarmListReport> List(VerdictDesk desk, int most) => TypedResults.Json(
        new AlarmListReport(
            [.. desk.Occurrences(most).Select(occurrence => OccurrenceReport.Of(occurrence, desk.ShortId(occurrence.Id)))],
            [.. desk.Proposals().Select(past => ProposalReport.Of(past.Key.WatchId, past.Key.CameraId, past.Proposal))]),
        StatusJson.Default.AlarmListReport);

    private static IResult Judge(VerdictDesk desk, string id, VerdictRequest asked)
    {
        if (asked.Note?.Length > VerdictRequest.LongestNote || asked.By?.Length > VerdictRequest.LongestName)
            return Refused($"A note may have {VerdictRequest.LongestNote} characters and a name {VerdictRequest.LongestName}.");
        // A route value keeps a slash as %2F.
        var answer = desk.Judge(Uri.UnescapeDataString(id), asked.Real, OneLine(asked.Note), OneLine(asked.By));
        return answer.Judged is { } judged
            ? TypedResults.Json(new VerdictReport(OccurrenceReport.Of(judged, desk.ShortId(judged.Id)), answer.Learns), StatusJson.Default.VerdictReport)
            : Refused(answer.Refusal!);
    }

    private static IResult OnJournal(Func<IResult> answer)
    {
        try
        {
            return answer();
        }
        catch (IOException refused)
        {
            return TypedResults.Text(refused.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static ContentHttpResult Refused(string reason) => TypedResults.Text(reason, statusCode: StatusCodes.Status400BadRequest);

    // Kept in the log and shown on terminals.
    private static string? OneLine(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Concat(text.Trim().Select(character => char.IsControl(character) ? ' ' : character));

    private static bool IsOnSocket(HttpContext context) =>
        context.Features.Get<IConnectionSocketFeature>()?.Socket.AddressFamily == AddressFamily.Unix;
}
