namespace HydroEdge.SystemTests;

public sealed class ProgramTests
{
    [Fact]
    public void The_daemon_is_built_beside_the_tests() =>
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "hydroedge")));
}
