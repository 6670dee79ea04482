namespace HydroEdge.SystemTests.Support;

/// <summary><c>./test.sh --long</c> runs the same tests at the counts that a release is held to.</summary>
internal static class Long
{
    public static int Count(int usual, int full) => Environment.GetEnvironmentVariable("HYDROEDGE_TEST_LONG") == "1" ? full : usual;
}
