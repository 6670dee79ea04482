using System.Text.Json.Serialization;

namespace HydroEdge.Alarms;

/// <summary>How alarms, events and answers are written into the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AlarmEvent))]
[JsonSerializable(typeof(SysEvent))]
[JsonSerializable(typeof(AlarmSnapshot))]
[JsonSerializable(typeof(CommandReply))]
internal sealed partial class JournalJson : JsonSerializerContext;
