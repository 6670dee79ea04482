namespace HydroEdge.Tests.Support;

/// <summary><c>./test.sh --long</c> runs the same tests at the counts that a release is held to.</summary>
internal static class Long
{
    public static bool Runs => Environment.GetEnvironmentVariable("HYDROEDGE_TEST_LONG") == "1";

    public static int Count(int usual, int full) => Runs ? full : usual;
}
