using HydroEdge.Watches;

namespace HydroEdge.Alarms;

/// <summary>What comes along with a step of an alarm.</summary>
internal sealed record Occasion
{
    public static readonly Occasion None = new();

    /// <summary>Asked only when an alarm is raised.</summary>
    public Func<Evidence?>? KeepPicture { get; init; }

    public Func<RaisedView?>? ViewBehind { get; init; }

    /// <summary>The command behind it.</summary>
    public OperatorCommand? Command { get; init; }

    /// <summary>To be told as a change even when nothing about it has changed.</summary>
    public bool Report { get; init; }
}
