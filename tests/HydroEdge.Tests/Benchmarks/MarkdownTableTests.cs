using HydroEdge.Benchmarks.Report;

namespace HydroEdge.Tests.Benchmarks;

public sealed class MarkdownTableTests
{
    [Fact]
    public void Columns_stand_under_one_another()
    {
        var table = new MarkdownTable("watch", "found");
        table.Add("oil", "12 of 12");

        Assert.Equal(
            """
            | watch | found    |
            | ----- | -------- |
            | oil   | 12 of 12 |

            """.ReplaceLineEndings("\n"), table.ToString());
    }
}
