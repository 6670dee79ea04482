using System.Text.Json.Serialization;

namespace HydroEdge.Alarms;

/// <summary>How alarms and events are written into the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AlarmEvent))]
[JsonSerializable(typeof(AlarmSnapshot))]
internal sealed partial class JournalJson : JsonSerializerContext;
