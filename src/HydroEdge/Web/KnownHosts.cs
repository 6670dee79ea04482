using System.Net;
using HydroEdge.Config;
using Microsoft.AspNetCore.Http;

namespace HydroEdge.Web;

/// <summary>
/// Lets through what was asked of an address, of this machine's own name, or of a name under <c>web.names</c>. Whoever owns another name can point it at this box,
/// and in the browser of an operator who visits him his script then counts as ours (DNS rebinding); the name that was asked for gives him away. Over the Unix socket any name will do.
/// </summary>
internal sealed class KnownHosts(IReadOnlyList<string> names)
{
    private readonly HashSet<string> _names =
        new([.. names, "localhost", Environment.MachineName, $"{Environment.MachineName}.local"], StringComparer.OrdinalIgnoreCase);

    public Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host.Host;
        return context.Connection.LocalIpAddress is null || Knows(host.TrimEnd('.')) ? next(context) : RefuseAsync(context.Response, host);
    }

    // A browser always names a host; the probe of a load balancer may not.
    private bool Knows(string host) => host.Length == 0 || IPAddress.TryParse(host.Trim('[', ']'), out _) || _names.Contains(host);

    private static Task RefuseAsync(HttpResponse response, string host)
    {
        response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(
            $"This page does not answer to the name {SafeText.Shown(host)}. Open it by the box's address, or, if the name is yours, add it to 'names' under 'web' in hydroedge.yaml.");
    }
}
