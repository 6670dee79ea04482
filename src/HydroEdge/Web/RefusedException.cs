using HydroEdge.Config;
using Microsoft.AspNetCore.Http;

namespace HydroEdge.Web;

/// <summary>A request that is not answered as it stands.</summary>
/// <param name="status">Of HTTP.</param>
internal sealed class RefusedException(int status, Refusal refusal) : Exception(refusal.Error)
{
    public int Status => status;

    public Refusal Refusal => refusal;

    /// <summary>When to ask again, in seconds; null where that would not help.</summary>
    public int? RetryAfter { get; init; }

    /// <param name="remedy">What it must be, as the end of a sentence.</param>
    public static RefusedException Parameter(string name, string? value, string remedy) => new(
        StatusCodes.Status400BadRequest,
        new Refusal(value is null ? $"{name} is missing; {remedy}." : $"{name} is {SafeText.Shown(value)}; {remedy}.", name, value));
}
