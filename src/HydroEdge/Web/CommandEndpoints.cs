using System.Text.Json;
using HydroEdge.Alarms;
using HydroEdge.Bus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HydroEdge.Web;

/// <summary>The commands of the bus for whoever stands at the node: the same request, the same answer, the same record. On the Unix socket only.</summary>
internal static class CommandEndpoints
{
    public static void MapCommands(this IEndpointRouteBuilder app) => app
        .MapPost("/api/commands/{verb}", async (string verb, HttpRequest request, CommandDesk desk, TimeProvider clock, CancellationToken stop) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, stop);
            var read = CommandReader.Read(verb, body.ToArray());
            var reply = read.Command is { } command ? desk.Execute(command) : desk.Refuse(read.Asked!, read.Fault!);
            return reply.Ok
                ? TypedResults.Text(JsonSerializer.Serialize(ReplyData.Of(reply, clock.GetUtcNow()), BusJson.Default.ReplyData), "application/json")
                : TypedResults.Text(reply.Message, statusCode: StatusCodes.Status400BadRequest);
        })
        .AddEndpointFilter(VerdictEndpoints.OnSocketOnly);
}
