using System.Globalization;
using System.Text.RegularExpressions;
using HydroEdge.Config;

namespace HydroEdge.Tests.Config;

/// <summary>docs/configuration.md, which is also where the schema's explanations come from.</summary>
public sealed partial class ConfigurationManualTests
{
    [Fact]
    public void It_explains_every_key_there_is_and_no_other()
    {
        var keys = JsonSchemaTests.Keys(JsonSchema.MainFile(), "").Concat(JsonSchemaTests.Keys(JsonSchema.WatchFile(), "")).Select(key => key.Path);

        Assert.Equal(keys.Order(), KeyDescriptions.Paths.Order());
    }

    [Fact]
    public void Its_examples_load_as_they_stand()
    {
        var examples = Yaml().Matches(KeyDescriptions.Manual());
        using var folder = new ConfigFolder(examples[0].Groups[1].Value, examples[1].Groups[1].Value);
        foreach (var named in (string[])["secrets/u1-gallery", "secrets/broker", "tls/ca.pem"])
        {
            folder.Write(named, "secret");
            folder.Allow(named, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var report = folder.Check();

        Assert.Empty(report.FaultLines);
        Assert.Empty(report.WarningLines);
        Assert.Equal(["u1-governor-oil", "railing"], report.Sound().Watches.Select(watch => watch.Id));
    }

    [Theory]
    [InlineData("", typeof(HydroEdgeOptions))]
    [InlineData("cameras", typeof(HydroEdge.Cameras.CameraOptions))]
    [InlineData("model", typeof(HydroEdge.Embedding.ModelOptions))]
    [InlineData("archive", typeof(HydroEdge.Archive.ArchiveOptions))]
    [InlineData("bus", typeof(HydroEdge.Bus.BusOptions))]
    [InlineData("alarms", typeof(HydroEdge.Alarms.AlarmLimits))]
    [InlineData("web", typeof(WebOptions))]
    [InlineData("watches", typeof(HydroEdge.Watches.WatchOptions))]
    [InlineData("watches.alarm", typeof(HydroEdge.Watches.AlarmOptions))]
    public void The_defaults_it_gives_are_the_real_ones(string block, Type type)
    {
        var defaults = Activator.CreateInstance(type);

        Assert.All(OptionShape.Of(type).Keys, key => Assert.Equal(Written(key, defaults), DefaultInManual(block, key.Name)));
    }

    private static string Written(OptionKey key, object? defaults) => key switch
    {
        { Required: true } => "required",
        _ when key.ListOf is not null || key.IsTexts || key.Shape is not null => "",
        _ => key.Property.GetValue(defaults) switch
        {
            null => "",
            TimeSpan span => $"`{Duration.Write(span)}`",
            bool flag => flag ? "`true`" : "`false`",
            Enum word => $"`{OptionShape.Word(word)}`",
            var other => $"`{Convert.ToString(other, CultureInfo.InvariantCulture)}`",
        },
    };

    private static string DefaultInManual(string block, string key)
    {
        var heading = block.Length > 0 ? $"## `{block}`\n" : "## The main file\n";
        var section = KeyDescriptions.Manual().ReplaceLineEndings("\n").Split(heading)[1].Split("\n## ")[0];
        return section.Split('\n').Single(line => line.StartsWith($"| `{key}` |", StringComparison.Ordinal)).Split('|')[3].Trim();
    }

    [GeneratedRegex("```yaml\n(.+?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
