using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace HydroEdge.Config;

/// <summary>Holds a value against the annotations of its property and says what is wrong in the words of the file.</summary>
internal static class ValueLimits
{
    /// <returns>Null when the value is within its limits.</returns>
    public static string? Fault(OptionKey key, object value) => value is ""
        ? $"'{key.Name}' is empty; write it{(key.Required ? "" : ", or remove the line")}"
        : key.Limits.Where(limit => !limit.IsValid(value)).Select(limit => Words(key, limit, value)).FirstOrDefault();

    /// <summary>The limits of a range in the words of the file.</summary>
    public static (string From, string To) Bounds(RangeAttribute range) =>
        range.OperandType == typeof(TimeSpan)
            ? (Duration.Write(Span(range.Minimum)), Duration.Write(Span(range.Maximum)))
            : (Number(range.Minimum), Number(range.Maximum));

    private static string Words(OptionKey key, ValidationAttribute limit, object value) => limit switch
    {
        RangeAttribute range => $"'{key.Name}' is {Written(value)}; it must be from {Bounds(range).From} to {Bounds(range).To}",
        StringLengthAttribute length when ((string)value).Length < length.MinimumLength =>
            $"'{key.Name}' is too short; it must have at least {length.MinimumLength} characters",
        StringLengthAttribute length =>
            $"'{key.Name}' has {((string)value).Length} characters; it must have at most {length.MaximumLength}",
        RegularExpressionAttribute { Pattern: Slug.Pattern } => $"'{key.Name}' is {SafeText.Shown((string)value)}; it must be {Slug.Form}",
        RegularExpressionAttribute pattern =>
            $"'{key.Name}' is {SafeText.Shown((string)value)}; it must have the form {pattern.Pattern}",
        MinLengthAttribute least => $"'{key.Name}' is empty; it needs at least {least.Length}",
        _ => $"'{key.Name}' is not acceptable here",
    };

    private static string Written(object value) => value is TimeSpan span ? Duration.Write(span) : Number(value);

    private static TimeSpan Span(object bound) =>
        bound as TimeSpan? ?? TimeSpan.Parse((string)bound, CultureInfo.InvariantCulture);

    private static string Number(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
