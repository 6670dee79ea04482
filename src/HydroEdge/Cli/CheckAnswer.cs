using System.Text.Json.Serialization;
using HydroEdge.Config;

namespace HydroEdge.Cli;

/// <summary>What <c>hydroedge check --json</c> prints.</summary>
/// <param name="Hash">First 12 hex digits of the SHA-256 over the files; the same that the bus and the page show.</param>
/// <param name="Cameras">Null when there is a fault.</param>
/// <param name="Watches">Null when there is a fault.</param>
internal sealed record CheckAnswer(
    bool Sound, string Hash, int? Cameras, int? Watches, IReadOnlyList<CheckFinding> Faults, IReadOnlyList<CheckFinding> Warnings,
    IReadOnlyList<CheckFinding> Notes)
{
    public static CheckAnswer Of(ConfigReport report) => new(
        report.Options is not null,
        report.Sources.Hash,
        report.Options?.Cameras.Count,
        report.Options?.Watches.Count,
        [.. report.Faults.Select(CheckFinding.Of)],
        [.. report.Warnings.Select(CheckFinding.Of)],
        [.. report.Notes.Select(CheckFinding.Of)]);
}

[JsonSerializable(typeof(CheckAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
internal sealed partial class CheckJson : JsonSerializerContext;
