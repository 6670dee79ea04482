using Microsoft.AspNetCore.Http;

namespace HydroEdge.Web;

/// <summary>What a request brings along, read within limits of size and time.</summary>
internal static class RequestBody
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="most">Bytes.</param>
    /// <exception cref="RefusedException">It is larger, takes too long, or breaks off.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, int most, TimeProvider clock, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        using var body = new MemoryStream();
        var chunk = new byte[1 << 16];
        try
        {
            for (int read; (read = await request.Body.ReadAsync(chunk, limit.Token)) > 0;)
            {
                body.Write(chunk, 0, read);
                if (body.Length > most)
                    throw Refused(StatusCodes.Status413PayloadTooLarge, $"It is too large; {most >> 10} kB are read at most.");
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw Refused(StatusCodes.Status408RequestTimeout, $"It did not arrive within {Patience.TotalSeconds:0} s.");
        }
        catch (BadHttpRequestException broken)
        {
            throw Refused(broken.StatusCode, broken.Message);
        }

        return body.ToArray();
    }

    private static RefusedException Refused(int status, string why) => new(status, new Refusal(why));
}
