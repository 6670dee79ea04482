namespace HydroEdge.Config;

/// <summary>What to say about a key that is not one: the word that was meant, or where the thing is set instead.</summary>
internal static class KeyAdvice
{
    // Words that people bring along from other products, or that suggest themselves.
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["password"] = "put the password on the first line of a file and name that file in 'password_file'",
        ["priority"] = "the priority is derived from severity and time_to_respond in the 'alarm' block",
        ["threshold"] = "there is no threshold; 'false_alarms_per_day' is the knob",
        ["on_score"] = "there is no score to set; 'false_alarms_per_day' is the knob",
        ["off_score"] = "there is no score to set; 'false_alarms_per_day' is the knob",
        ["min_hits"] = "there are no hits to count; 'on_delay' says how long it must last",
        ["watches"] = $"watches are read from {ConfigSources.WatchFolder}/*.yaml beside this file",
    };

    public static string For(string unknown, OptionShape shape)
    {
        var shown = SafeText.Shown(unknown);
        if (Elsewhere.TryGetValue(unknown, out var advice))
            return $"{shown} is not a key here; {advice}";

        var meant = Similar.To(unknown, shape.Keys.Select(key => key.Name).Concat(Elsewhere.Keys));
        if (meant is not null && Elsewhere.TryGetValue(meant, out advice))
            return $"{shown} is not a key here; did you mean '{meant}'? Then {advice}";
        return meant is not null
            ? $"{shown} is not a key here; did you mean '{meant}'?"
            : $"{shown} is not a key here; the keys here are {string.Join(", ", shape.Keys.Select(key => key.Name))}";
    }
}
