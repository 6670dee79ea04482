using System.Net;
using System.Net.Sockets;
using HydroEdge.Archive;
using HydroEdge.Config;
using HydroEdge.Hosting;
using HydroEdge.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace HydroEdge.Web;

/// <summary>The status page and what it is drawn from: on a Unix socket always, on a TCP port only when <c>web.listen</c> asks.</summary>
internal static class StatusEndpoints
{
    private const int LiveQuality = 75;

    public static void ServeStatus(this IWebHostBuilder web, StatePaths paths, WebOptions options)
    {
        web.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenUnixSocket(paths.Socket);
            foreach (var endpoint in Endpoints(options))
                kestrel.Listen(endpoint);
        });
    }

    /// <summary>Removes what a killed process has left behind. Only for who holds the state folder: the socket may be a living daemon's.</summary>
    public static void ClearSocket(StatePaths paths)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(paths.Socket)!);
        File.Delete(paths.Socket);
    }

    public static void MapStatus(this WebApplication app, WebOptions options)
    {
        app.Use(new KnownHosts(options.Names).PassAsync);
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "no-store";
            // A page of another site may not show the cameras' pictures as its own.
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return next(context);
        });
        app.MapGet("/", () => TypedResults.Text(StatusPage.Text, "text/html; charset=utf-8"));
        app.MapGet("/healthz", () => TypedResults.Text("ok"));
        app.MapGet("/api/status", (StatusDesk desk) => TypedResults.Json(desk.Report(), StatusJson.Default.StatusReport));
        app.MapGet("/api/cameras/{id}/picture.jpg", Picture);
        app.MapSearch();
        app.MapBacktest();
        app.MapVerdicts();
        app.MapCommands();
    }

    private static IResult Picture(string id, ConfigWatcher config, LiveView live, JpegEncoder jpeg)
    {
        if (config.Options.Cameras.All(camera => camera.Id != id))
            return TypedResults.NotFound();

        return jpeg.Missing is null && live.Read(id, (rgb, width, height) => jpeg.Encode(rgb, width, height, LiveQuality, fullColour: false)) is { } picture
            ? TypedResults.Bytes(picture, "image/jpeg")
            : TypedResults.NotFound();
    }

    private static IEnumerable<IPEndPoint> Endpoints(WebOptions options)
    {
        if (!Uri.TryCreate(options.Listen, UriKind.Absolute, out var listen))
            return [];

        var address = listen.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(listen.Host.Trim('[', ']'));
        var endpoint = new IPEndPoint(address, listen.Port);
        return IsFree(endpoint) ? [endpoint] : [];
    }

    /// <summary>A port that somebody else holds costs the page, not the alarms.</summary>
    private static bool IsFree(IPEndPoint endpoint)
    {
        using var probe = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        probe.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        try
        {
            probe.Bind(endpoint);
            return true;
        }
        catch (SocketException refused)
        {
            Console.Error.WriteLine($"The status page is off: {endpoint} cannot be used ({refused.Message}). Free it or change web.listen.");
            return false;
        }
    }
}
