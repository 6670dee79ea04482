using System.Globalization;

namespace HydroEdge.Config;

/// <summary>Reads one word of a file as the type its key wants.</summary>
internal static class ScalarValue
{
    /// <returns>False with the fault, which names the value and what it must be.</returns>
    public static bool TryRead(ConfigNode node, Type type, string name, out object value, out string fault)
    {
        fault = "";
        value = node.Text.Trim();
        if (type == typeof(string))
        {
            // "\0" in a quoted text would end a path or a topic early in the C libraries below us.
            if (node.Text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')))
                fault = $"'{name}' holds a control character; remove it";
            return fault is "";
        }

        var read = Read(node.Text, type);
        if (read is not null && (node.Plain || type == typeof(TimeSpan) || type.IsEnum))
        {
            value = read;
            return true;
        }

        fault = $"'{name}' is {SafeText.Shown(node.Text)}; it must be {Form(type)}";
        if (read is not null)
            fault += ", without quotes";
        else if (type.IsEnum && Similar.To(node.Text, Words(type)) is { } meant)
            fault += $"; did you mean '{meant}'?";
        return false;
    }

    public static IEnumerable<string> Words(Type type) => Enum.GetValues(type).Cast<object>().Select(OptionShape.Word);

    private static object? Read(string text, Type type)
    {
        if (type == typeof(TimeSpan))
            return Duration.TryRead(text, out var span) ? span : null;
        if (type == typeof(bool))
            return text switch { "true" => true, "false" => false, _ => null };
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        if (type == typeof(double))
            return Number(text);
        return Enum.GetValues(type).Cast<object>().FirstOrDefault(member => OptionShape.Word(member) == text);
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string Form(Type type)
    {
        if (type == typeof(TimeSpan))
            return Duration.Form;
        if (type == typeof(bool))
            return "true or false";
        if (type == typeof(int))
            return "a whole number";
        return type == typeof(double) ? "a number, with a point for decimals" : $"one of {string.Join(", ", Words(type))}";
    }
}
