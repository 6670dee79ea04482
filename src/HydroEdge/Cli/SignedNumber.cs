using System.Globalization;

namespace HydroEdge.Cli;

/// <summary>A number of which people want to know first whether it is above or below zero.</summary>
internal static class SignedNumber
{
    // Rounded first: what rounds to zero from below would read "-+0.0".
    public static string Shown(double number) => (Math.Round(number, 1) + 0.0).ToString("+0.0;-0.0", CultureInfo.InvariantCulture);
}
