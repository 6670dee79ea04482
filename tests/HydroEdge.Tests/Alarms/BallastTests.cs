using HydroEdge.Alarms;
using HydroEdge.Tests.Support;

namespace HydroEdge.Tests.Alarms;

public sealed class BallastTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private long _free = 100 * Ballast.Bytes;

    private string File => _folder.File("ballast");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void S47_It_is_taken_on_with_room_to_spare_and_thrown_off_once()
    {
        var ballast = new Ballast(File, () => _free);

        ballast.TakeOn();
        Assert.Equal(Ballast.Bytes, new FileInfo(File).Length);

        Assert.True(ballast.ThrowOff());
        Assert.False(ballast.ThrowOff());
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void On_a_disk_that_is_nearly_full_it_is_not_taken_on()
    {
        _free = 2 * Ballast.Bytes;

        new Ballast(File, () => _free).TakeOn();

        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_costs_nothing()
    {
        var ballast = new Ballast(Path.Combine(_folder.Path, "gone", "ballast"), () => _free);

        ballast.TakeOn();

        Assert.False(ballast.ThrowOff());
    }
}
