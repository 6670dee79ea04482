using HydroEdge.Archive;

namespace HydroEdge.Tests.Archive;

public sealed class DayIndexTests : IDisposable
{
    private const int Frames = 5_500;

    private static readonly float[] Query = ArchiveFixture.Unit(1);

    private readonly ArchiveFixture _house = new();

    private string Index => _house.Today.Codes(ArchiveFixture.Model);

    [Fact]
    public void What_is_not_yet_in_the_index_is_found_in_the_rows()
    {
        _house.Append("gate", Query);
        _house.Archive.Flush();
        File.Delete(Index);

        Assert.Equal(1, Find().Found[0].Cosine, 0.001);
        Assert.False(File.Exists(Index));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("garbage")]
    [InlineData("zeros")]
    [InlineData("truncated")]
    [InlineData("scribbled")]
    [InlineData("of another version")]
    public void A_large_day_whose_index_is_not_whole_gets_a_new_one(string damage)
    {
        Fill();
        _house.Close();
        var whole = File.ReadAllBytes(Index);
        Spoil(damage);

        AssertFindsAll(Find());
        Assert.Equal(whole, File.ReadAllBytes(Index));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("garbage")]
    [InlineData("zeros")]
    [InlineData("truncated")]
    public void Whatever_happens_to_the_index_of_a_day_that_stays_open_everything_is_found(string damage)
    {
        Fill();
        _house.Close();
        Assert.Equal(Frames, FindAgain().Searched);
        Spoil(damage);

        AssertFindsAll(FindAgain());
    }

    [Fact]
    public void Two_threads_find_what_one_finds()
    {
        Fill();

        var (one, two) = (Scanned(int.MaxValue), Scanned(0));

        Assert.Equal((1, 2), (one.Length, two.Length));
        var both = two[0].Estimated + two[1].Estimated;
        Assert.Equal((Frames, Frames), (one[0].Estimated.Count, both.Count));
        Assert.Equal(one[0].Estimated.Sum, both.Sum, 0.01);
        Assert.Equal(one[0].Estimated.SumOfSquares, both.SumOfSquares, 0.01);
        Assert.Equal(one[0].Best.Take()[0].View, two.SelectMany(scan => scan.Best.Take()).MaxBy(candidate => candidate.Estimate).View);
    }

    [Fact]
    public void What_is_kept_between_two_searches_is_found_with_its_camera_and_its_watch()
    {
        Fill();
        var before = FindAgain();
        _house.Clock.Advance(TimeSpan.FromHours(3));
        using (var file = DayFile.Open(_house.Today, ArchiveFixture.Model))
        {
            file.Add(ArchiveFixture.Embedded("rack", _house.Clock.GetUtcNow(), ArchiveFixture.Unit(3)), 1, [new("smoke", Active: true, 1, 0, 0)], () => null);
            file.EndRuns();
        }

        var after = _house.Search.Find(ArchiveFixture.Unit(3), new SearchFilter(["rack"]) { Watches = ["smoke"] }, 5);

        Assert.Equal(Frames, before.Searched);
        Assert.Equal(1, after.Searched);
        Assert.Equal("rack", after.Found[0].CameraId);
        Assert.Equal(["smoke"], after.Found[0].Watches);
    }

    [Fact]
    public void After_a_restart_the_index_goes_on_where_it_was()
    {
        _house.Append("gate", ArchiveFixture.Unit(2));
        _house.Close();
        var before = new FileInfo(Index).Length;
        _house.Clock.Advance(TimeSpan.FromSeconds(2));
        _house.Append("gate", Query);
        _house.Close();

        Assert.Equal(before + CodeBlock.Size(ArchiveFixture.Dimension), new FileInfo(Index).Length);
        Assert.Equal(2, Find().Searched);
    }

    [Fact]
    public void What_was_not_committed_is_not_in_the_index()
    {
        _house.Append("gate", Query);
        _house.Close();
        var before = File.ReadAllBytes(Index);

        using (var writer = CodeWriter.Continue(_house.Today, ArchiveFixture.Model, ArchiveFixture.Dimension))
            writer.Add(new byte[ViewCode.Size(ArchiveFixture.Dimension)], view: 1_000, time: 0, watches: 0, centre: 0);

        Assert.Equal(before, File.ReadAllBytes(Index));
    }

    [Fact]
    public void An_index_that_a_power_cut_left_ahead_of_its_rows_is_made_anew_at_the_start()
    {
        _house.Append("gate", ArchiveFixture.Unit(2));
        _house.Close();
        var rows = File.ReadAllBytes(_house.Today.Frames);
        _house.Clock.Advance(TimeSpan.FromSeconds(2));
        _house.Append("gate", ArchiveFixture.Unit(3));
        _house.Close();
        File.WriteAllBytes(_house.Today.Frames, rows);
        Assert.Equal(1, Find().Searched);

        _house.Clock.Advance(TimeSpan.FromSeconds(2));
        _house.Append("gate", Query);
        _house.Close();

        Assert.Equal(2, Find().Searched);
        Assert.Equal(1, Find().Found[0].Cosine, 0.001);
    }

    [Fact]
    public void A_model_has_an_index_of_its_own()
    {
        _house.Append("gate", Query);
        _house.Close();
        using (var other = _house.Open("ffffffffffff"))
        using (var frame = new HydroEdge.Cameras.Frame("rack", 1, _house.Clock.GetUtcNow(), 64, 32))
            other.Append(ArchiveFixture.Embedded("rack", frame.CapturedAt, Vectors.Unit(100, 1)), frame);

        Assert.Equal((1, 1), (Find().Searched, Find().OtherModel));
        Assert.Equal(1, new ArchiveSearch(_house.Folder, "ffffffffffff").Find(Vectors.Unit(100, 1), SearchFilter.Everything, 5).Searched);
    }

    public void Dispose() => _house.Dispose();

    // As after a start: nothing is open yet.
    private SearchResult Find()
    {
        using var search = new ArchiveSearch(_house.Folder, ArchiveFixture.Model);
        return search.Find(Query, SearchFilter.Everything, 5);
    }

    private CodeScan[] Scanned(int worthTwo)
    {
        using var day = new OpenDay(_house.Today, ArchiveFixture.Model);
        var facts = day.Reader.Facts(ArchiveFixture.Model);
        var places = new DayPlaces(facts, _house.Today, Query, SearchFilter.Everything);
        return new DayScan(day, 0, ArchiveFixture.Model, new CodeQuery(Query), worthTwo).Run(facts, places, () => [new(1, 1), new(1, 1)], default);
    }

    private static void AssertFindsAll(SearchResult result)
    {
        Assert.Equal(Frames, result.Searched);
        Assert.Equal(1, result.Found[0].Cosine, 0.001);
        Assert.Empty(result.Unreadable);
    }

    private SearchResult FindAgain() => _house.Search.Find(Query, SearchFilter.Everything, 5);

    private void Spoil(string damage)
    {
        switch (damage)
        {
            case "missing":
                File.Delete(Index);
                break;
            case "empty":
                File.WriteAllBytes(Index, []);
                break;
            case "of another version":
                var whole = File.ReadAllBytes(Index);
                File.WriteAllBytes(Index, [.. whole[..7], (byte)'9', .. whole[8..]]);
                break;
            default:
                Damage.Do(damage, Index);
                break;
        }
    }

    private void Fill()
    {
        using var file = DayFile.Open(_house.Today, ArchiveFixture.Model);
        for (var i = 0; i < Frames; i++)
        {
            var vector = i == Frames / 2 ? Query : ArchiveFixture.Unit(i + 10);
            file.Add(ArchiveFixture.Embedded("gate", _house.Clock.GetUtcNow().AddSeconds(i), vector), 1, [], () => null);
        }

        file.EndRuns();
    }
}
