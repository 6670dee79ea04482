using HydroEdge.Benchmarks.Streams;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Benchmarks;

public sealed class MovesFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_interrupted_one_goes_on_behind_its_last_frame()
    {
        var path = _folder.File("yard.moves");
        Append(path, 0, 0, 1);
        Append(path, 1, 300);

        using var file = MovesFile.Continue(path);

        Assert.Equal(5, file.Count);
        Assert.Equal([0, 0, 1, 1, byte.MaxValue], MovesFile.Read(path));
    }

    private static void Append(string path, params int[] moves)
    {
        using var file = MovesFile.Continue(path);
        foreach (var one in moves)
            file.Append(one);
    }
}
