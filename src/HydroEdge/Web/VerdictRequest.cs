namespace HydroEdge.Web;

/// <summary>What <c>hydroedge alarm confirm</c> and <c>reject</c> ask of the daemon.</summary>
/// <param name="By">Who judges. Taken as told: only root and the daemon's own account can write to the socket.</param>
internal sealed record VerdictRequest(bool Real, string? Note, string? By)
{
    public const int LongestNote = 500;
    public const int LongestName = 64;
}
