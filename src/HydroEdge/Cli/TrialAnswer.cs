using System.Text.Json;
using System.Text.Json.Serialization;

namespace HydroEdge.Cli;

/// <summary>What <c>hydroedge try --json</c> prints; times are seconds after the recording's beginning.</summary>
/// <param name="Fault">Why not all of the recording could be read; null when it could.</param>
/// <param name="Speed">Video seconds watched in a second.</param>
internal sealed record TrialAnswer(
    string Video, string Camera, string Model, double Rate, int Pictures, double Seconds, string? Fault, double Speed, IReadOnlyList<TriedWatch> Watches)
{
    public static TrialAnswer Of(Trial trial) => new(
        trial.Setup.Camera.Source,
        trial.Setup.Camera.Id,
        trial.Model.Fingerprint,
        trial.Setup.Camera.Fps,
        trial.Pictures,
        trial.Seconds,
        trial.Fault,
        Math.Round(trial.Speed, 2),
        [.. trial.Traces.Select(trace => TriedWatch.Of(trace, trial.Setup.Truth is { } truth ? TrialScore.Of(trace, truth, trial.Seconds) : null))]);

    public Task WriteJsonAsync(TextWriter output) => output.WriteLineAsync(JsonSerializer.Serialize(this, TrialJson.Default.TrialAnswer));
}

[JsonSerializable(typeof(TrialAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
internal sealed partial class TrialJson : JsonSerializerContext;
