namespace HydroEdge.Tests.Config;

public sealed class ConfigWarningTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sound_configuration_is_warned_of_nothing()
    {
        Assert.Empty(_folder.Check().WarningLines);
    }

    [Theory]
    [InlineData("rtsp://viewer:hunter2@10.0.0.8/stream")]
    [InlineData("rtsp://viewer:hunter2@home@10.0.0.8/stream")]
    [InlineData("http://10.0.0.8/?usr=viewer&pwd=hunter2")]
    [InlineData("rtsp://10.0.0.8/user=viewer_password=hunter2_channel=1.sdp")]
    public void A_password_in_a_source_is_warned_of_and_never_repeated(string source)
    {
        _folder.Edit("hydroedge.yaml", "rtsp://10.0.0.8/stream", source);

        var report = _folder.Check();

        Assert.NotNull(report.Options);
        Assert.Equal(
            "hydroedge.yaml:6:13: a password stands in this address; move it to a file and name that in 'password_file', with 'username'",
            Assert.Single(report.WarningLines));
    }

    [Fact]
    public void The_false_alarms_that_all_watches_ask_for_are_added_up()
    {
        _folder.Edit("hydroedge.yaml", "false_alarms_per_day: 5", "false_alarms_per_day: 0.35");
        _folder.Write("watches/all.yaml", "watches: [{id: smoke, query: smoke, false_alarms_per_day: 0.1}]");

        Assert.Equal(
            "hydroedge.yaml:35:23: the watches ask for 0.4 false alarms a day in all (3 watch and camera pairs), more than this node's 0.35; "
            + "lower theirs, or raise 'false_alarms_per_day' in hydroedge.yaml",
            Assert.Single(_folder.Check().WarningLines));
    }

    [Fact]
    public void A_severe_consequence_in_less_than_three_minutes_is_no_matter_for_a_camera()
    {
        _folder.Edit("watches/unit-1.yaml", "severity: major", "severity: severe");
        _folder.Edit("watches/unit-1.yaml", "time_to_respond: 10m", "time_to_respond: 179s");

        Assert.StartsWith("watches/unit-1.yaml:18:24: less than 3m is too short", Assert.Single(_folder.Check().WarningLines));
    }

    [Theory]
    [InlineData("query: gauge needle in red zone", "query: two needles", "5:12: 'two needles' counts")]
    [InlineData("{zh: 压力表指针在红色区域}", "{zh: 指针在4.2兆帕}", "6:19: '4.2兆帕' is a reading")]
    public void A_text_that_no_model_can_make_much_of_is_warned_of_where_it_stands(string from, string to, string expected)
    {
        _folder.Edit("watches/unit-1.yaml", from, to);

        Assert.StartsWith($"watches/unit-1.yaml:{expected}", Assert.Single(_folder.Check().WarningLines));
    }

    [Fact]
    public void A_page_for_the_whole_network_is_warned_of()
    {
        _folder.Edit("hydroedge.yaml", "http://127.0.0.1:8420", "http://0.0.0.0:8420");

        Assert.StartsWith("hydroedge.yaml:33:11: anyone who reaches this address", Assert.Single(_folder.Check().WarningLines));
    }

    [Fact]
    public void A_secret_that_everyone_may_read_is_warned_of()
    {
        _folder.Allow("bus.pw", UnixFileMode.UserRead | UnixFileMode.OtherRead);

        Assert.StartsWith("hydroedge.yaml:27:18: every account of this machine can read", Assert.Single(_folder.Check().WarningLines));
    }
}
