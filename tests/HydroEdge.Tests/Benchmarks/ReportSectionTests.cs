using HydroEdge.Benchmarks.Report;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Benchmarks;

public sealed class ReportSectionTests
{
    [Fact]
    public void A_section_takes_the_place_of_its_own_and_leaves_the_others()
    {
        using var folder = new TempFolder();
        var file = folder.File("benchmarks.md");
        File.WriteAllText(file, "# Benchmarks\n\n## Search\n\nfast\n\n## Backtest\n\nold\n\n### deeper\n\nold\n\n## Disk\n\nslow\n");

        ReportSection.Replace(file, "## Backtest", "## Backtest\n\nnew\n");

        Assert.Equal("# Benchmarks\n\n## Search\n\nfast\n\n## Backtest\n\nnew\n\n## Disk\n\nslow\n", File.ReadAllText(file));
    }

    [Fact]
    public void A_section_that_is_not_there_yet_comes_last_and_a_file_that_is_not_there_is_begun()
    {
        using var folder = new TempFolder();
        var file = folder.File("benchmarks.md");

        ReportSection.Replace(file, "## One", "## One\n\n1\n");
        ReportSection.Replace(file, "## Two", "## Two\n\n2\n");

        Assert.EndsWith("\n\n## One\n\n1\n\n## Two\n\n2\n", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.StartsWith("# Benchmarks\n", File.ReadAllText(file), StringComparison.Ordinal);
    }
}
