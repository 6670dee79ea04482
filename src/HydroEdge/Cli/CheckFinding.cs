using HydroEdge.Config;

namespace HydroEdge.Cli;

/// <summary>A fault or warning as a script reads it.</summary>
internal sealed record CheckFinding(string File, int Line, int Column, string What)
{
    public static CheckFinding Of(Finding finding) => new(finding.Place.File, finding.Place.Line, finding.Place.Column, finding.What);
}
