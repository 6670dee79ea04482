using HydroEdge.Config;

namespace HydroEdge.Tests.Config;

public sealed class LastKnownGoodTests : IDisposable
{
    private readonly ConfigFolder _folder = new();
    private readonly string _state = Directory.CreateTempSubdirectory("hydroedge-state-").FullName;

    private string Good => Path.Combine(_state, "config", "good");

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_state, recursive: true);
    }

    [Fact]
    public void There_is_none_before_one_was_kept() => Assert.Null(LastKnownGood.Load(_state));

    [Fact]
    public void What_was_kept_comes_back_after_the_files_were_broken()
    {
        var before = KeepNow();
        _folder.Write("hydroedge.yaml", "site: [");
        Directory.Delete(Path.Combine(_folder.Folder, "watches"), recursive: true);

        var good = LastKnownGood.Load(_state)!;

        Assert.Equal(before.Hash, good.Hash);
        Assert.Equal(["u1-governor-oil"], good.Watches.Select(watch => watch.Id));
        Assert.Equal(Path.Combine(_folder.Folder, "clips/gate.mp4"), good.Cameras[1].Source);
    }

    [Fact]
    public void A_clip_or_password_that_has_gone_since_costs_no_more_than_its_camera()
    {
        KeepNow();
        File.Delete(Path.Combine(_folder.Folder, "clips/gate.mp4"));
        File.Delete(Path.Combine(_folder.Folder, "gallery.pw"));

        Assert.NotNull(LastKnownGood.Load(_state));
    }

    [Fact]
    public void A_newer_one_takes_the_place_of_the_older_with_nothing_of_it_left()
    {
        KeepNow();
        File.Delete(Path.Combine(_folder.Folder, "watches/unit-1.yaml"));
        _folder.Write("watches/unit-2.yaml", "watches: [{id: smoke, query: smoke}]");
        KeepNow();

        Assert.Equal(["smoke"], LastKnownGood.Load(_state)!.Watches.Select(watch => watch.Id));
        Assert.Equal(["good"], Directory.GetFileSystemEntries(Path.Combine(_state, "config")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_copy_that_was_damaged_is_not_trusted()
    {
        KeepNow();
        File.Delete(Path.Combine(Good, "watches", "unit-1.yaml"));

        Assert.Null(LastKnownGood.Load(_state));
    }

    [Fact]
    public void A_stop_between_the_two_moves_leaves_the_older_copy()
    {
        var before = KeepNow();
        Directory.Move(Good, Good + ".old");

        Assert.Equal(before.Hash, LastKnownGood.Load(_state)!.Hash);

        _folder.Edit("watches/unit-1.yaml", "0.2", "0.3");
        Assert.Equal(KeepNow().Hash, LastKnownGood.Load(_state)!.Hash);
    }

    [Fact]
    public void A_stop_while_the_copy_was_written_leaves_the_older_one()
    {
        var before = KeepNow();
        Directory.CreateDirectory(Good + ".new");
        File.WriteAllText(Path.Combine(Good + ".new", "hydroedge.yaml"), "site: ha");

        Assert.Equal(before.Hash, LastKnownGood.Load(_state)!.Hash);
    }

    private HydroEdgeOptions KeepNow()
    {
        var report = _folder.Check();
        LastKnownGood.Keep(_state, report.Sources);
        return report.Sound();
    }
}
