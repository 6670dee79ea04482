using HydroEdge.Bus;
using HydroEdge.Cameras;

namespace HydroEdge.Web;

/// <summary>One watch on one camera, with the reasons for its state.</summary>
/// <param name="State"><c>calibrating</c>, <c>normal</c> or <c>raised</c>.</param>
/// <param name="LifeCycle">Of an alarm: where its life cycle stands, in the words of the bus (<c>unack</c>, <c>shelved</c>, ...); null for a hit.</param>
/// <param name="ShelvedUntil">While it is shelved.</param>
/// <param name="SetAside">Who took it out of service or shelved it, and why; the watch that suppresses it.</param>
/// <param name="Phrases">While it sees what it looks for: the parts of the query and how much of each is seen.</param>
/// <param name="Setting">Where the watch's sensitivity comes from.</param>
internal sealed record WatchStatus(
    string Id,
    string Camera,
    string Query,
    IReadOnlyDictionary<string, string> Queries,
    string Kind,
    Region? Region,
    string? Priority,
    string State,
    string? LifeCycle,
    DateTimeOffset? ShelvedUntil,
    string? SetAside,
    string Quality,
    string? QualityReason,
    DateTimeOffset? RaisedSince,
    double? Score,
    double? OnScore,
    double? OffScore,
    double? Margin,
    double? Baseline,
    double? Deviations,
    string? BestContrast,
    IReadOnlyList<PhraseData>? Phrases,
    long Evaluations,
    double FalseAlarmsPerDay,
    string Setting);
