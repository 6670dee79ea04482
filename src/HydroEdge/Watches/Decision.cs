using System.Text.Json.Serialization;
using HydroEdge.Cameras;

namespace HydroEdge.Watches;

/// <summary>What a watch makes of one frame, with the reasons.</summary>
/// <param name="Score">0..1. Event: CUSUM / 2h, on at .5, off below .167. State: P(query) over the prompts, on at .7, off below .25.</param>
/// <param name="OnScore">The score at which it becomes active.</param>
/// <param name="OffScore">The score below which it becomes inactive again.</param>
/// <param name="Margin">Cosine of query minus the best contrast (or neutral prompts): above 0 the query is the best description.</param>
/// <param name="Baseline">What the margin normally is on this camera.</param>
/// <param name="Deviations">How many spreads the margin lies above its baseline (robust z).</param>
/// <param name="BestContrast">The contrast that came closest; null without contrasts.</param>
/// <param name="Box">Where in the picture it was seen; null when the model gives no patches.</param>
/// <param name="View">The number of the view that the camera shows, see <see cref="ViewTracker"/>.</param>
/// <param name="Limit">Event: the CUSUM at which it becomes active, see <see cref="AlarmBudget"/>; null for a state.</param>
/// <param name="LimitDays">Days of the camera's own scores that the limit rests on.</param>
/// <param name="Departed">What <paramref name="Deviations"/> are made of; null while it calibrates.</param>
/// <param name="Weights">How much its parts count as evidence here; null as shipped.</param>
/// <param name="Phrases">While active: the parts of the query and how much of each was seen; null otherwise.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
internal readonly record struct Decision(
    string WatchId,
    string CameraId,
    DateTimeOffset At,
    long FrameNumber,
    DecisionState State,
    double Score,
    double OnScore,
    double OffScore,
    double Margin,
    double Baseline,
    double Deviations,
    string? BestContrast,
    Region? Box,
    int View = 1,
    double? Limit = null,
    double LimitDays = 0,
    Departure? Departed = null,
    PartWeights? Weights = null,
    IReadOnlyList<PhraseSeen>? Phrases = null);
