using System.Text.Json;
using HydroEdge.Alarms;

namespace HydroEdge.Bus;

/// <summary>How the bus says things.</summary>
internal static class Words
{
    private const int LongestMessage = 200;

    public static string Of(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>a: urgent, b: all else.</summary>
    public static string Lane(Lane lane) => lane == Alarms.Lane.Urgent ? "a" : "b";

    /// <summary>The letter of ISA-18.2.</summary>
    public static string Isa(AlarmState state) => state switch
    {
        AlarmState.Normal => "A",
        AlarmState.Unack => "B",
        AlarmState.Ack => "C",
        AlarmState.RtnUnack => "D",
        AlarmState.LatchedUnack => "E",
        AlarmState.LatchedAck => "F",
        AlarmState.Shelved => "G",
        AlarmState.Suppressed => "H",
        _ => "I",
    };

    /// <summary>Rounded to what means something; null where JSON has no number for it.</summary>
    public static double? Number(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 4) : null;

    /// <summary>For a line on an operator's screen: <c>Gauge needle in red zone - u1-gallery: raised</c>.</summary>
    public static string Message(AlarmEvent happened) => Sentence(happened.Alarm, happened.Transition switch
    {
        AlarmTransition.Activated => "raised",
        AlarmTransition.Returned => "returned",
        AlarmTransition.OutOfService => "taken out of service",
        AlarmTransition.Acknowledged => "acknowledged",
        AlarmTransition.Cleared => "cleared",
        AlarmTransition.Reset => "reset",
        AlarmTransition.Shelved => "shelved",
        AlarmTransition.Suppressed => "suppressed",
        AlarmTransition.Restored => $"back in service, {Condition(happened.Alarm)}",
        AlarmTransition.Realarmed => "still raised",
        _ => Condition(happened.Alarm),
    });

    public static string Message(AlarmSnapshot alarm) => Sentence(alarm, Condition(alarm));

    private static string Condition(AlarmSnapshot alarm)
    {
        var state = alarm.Active ? "raised" : "normal";
        return alarm.Quality switch
        {
            AlarmQuality.Good => state,
            AlarmQuality.Bad => $"no picture ({alarm.QualityReason}), held as {state}",
            _ => $"{state}, not yet certain ({alarm.QualityReason})",
        };
    }

    private static string Sentence(AlarmSnapshot alarm, string what)
    {
        var tail = $" - {alarm.Key.CameraId}: {what}";
        var query = alarm.Watch.Query.Trim();
        var room = LongestMessage - tail.Length;
        if (query.Length > room)
            query = Shortened(query, room);
        return char.ToUpperInvariant(query[0]) + query[1..] + tail;
    }

    private static string Shortened(string text, int room)
    {
        // Half a surrogate pair would be no valid UTF-8.
        var end = char.IsHighSurrogate(text[room - 2]) ? room - 2 : room - 1;
        return text[..end] + "…";
    }
}
