using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class QueryLintsTests
{
    [Theory]
    [InlineData("worker without a helmet", "models hardly hear a 'not', so this is asked as 'worker with a bare head' too and held against 'worker wearing a helmet'; better say what is to be seen")]
    [InlineData("no oil on the floor", "models hardly hear a 'not' and may take this for 'oil on the floor', which it is held against; say what is to be seen instead")]
    [InlineData("未戴安全帽", "models hardly hear a 'not', so this is asked as '光着头的人' too and held against '戴安全帽的人'; better say what is to be seen")]
    public void A_negation_is_warned_of_with_what_becomes_of_it(string query, string what) => Assert.Equal(what, Assert.Single(About(query)));

    [Fact]
    public void A_negation_with_contrasts_is_held_against_those() =>
        Assert.Equal(
            "models hardly hear a 'not', so this is asked as 'worker with a bare head' too; better say what is to be seen",
            Assert.Single(About("worker without a helmet", "worker wearing a cap")));

    [Theory]
    [InlineData("three people on the catwalk", "'three people'")]
    [InlineData("more than two workers", "'more than two workers'")]
    [InlineData("at least one car", "'at least one car'")]
    [InlineData("2 trucks in the yard", "'2 trucks'")]
    [InlineData("several persons", "'several persons'")]
    [InlineData("三个人", "'三个'")]
    [InlineData("两辆车", "'两辆'")]
    [InlineData("超过3人", "'超过3人'")]
    public void Counting_is_warned_of(string query, string words) => Assert.StartsWith($"{words} counts, and models do not", Assert.Single(About(query)));

    [Theory]
    [InlineData("pressure gauge above 4.2 bar", "'4.2 bar'")]
    [InlineData("thermometer over 80°C", "'80°'")]
    [InlineData("water level at 12 m", "'12 m'")]
    [InlineData("压力表读数1.5兆帕", "'1.5兆帕'")]
    [InlineData("水位超过12米", "'12米'")]
    public void A_reading_is_warned_of(string query, string words) => Assert.StartsWith($"{words} is a reading, and models read no values", Assert.Single(About(query)));

    [Theory]
    [InlineData("abnormal")]
    [InlineData("something wrong")]
    [InlineData("Danger")]
    [InlineData("open")]
    [InlineData("异常")]
    [InlineData("打开")]
    public void A_query_that_names_no_thing_is_warned_of(string query) => Assert.Contains("names nothing that can be seen", Assert.Single(About(query)));

    [Theory]
    [InlineData("gauge needle in red zone")]
    [InlineData("water flowing through gate 2")]
    [InlineData("unit 2 turbine hall with smoke")]
    [InlineData("gate 2 is open")]
    [InlineData("pump no. 2 leaking")]
    [InlineData("two-way radio on the floor")]
    [InlineData("one person on the catwalk")]
    [InlineData("U1 level gauge at the red mark")]
    [InlineData("open door")]
    [InlineData("2号闸门打开")]
    [InlineData("三号机组冒烟")]
    [InlineData("一个人在栏杆外")]
    [InlineData("压力表指针在红色区域")]
    [InlineData("不锈钢管漏水")]
    public void What_a_model_can_make_something_of_is_warned_of_nothing(string query) => Assert.Empty(About(query));

    [Fact]
    public void A_query_in_another_language_is_looked_at_too()
    {
        var lint = Assert.Single(QueryLints.Of(new WatchOptions { Id = "w", Query = "a crowd", Queries = new Dictionary<string, string> { ["zh"] = "三个人" } }));

        Assert.Equal(("queries", "zh"), (lint.Key, lint.Item));
    }

    [Fact]
    public void What_was_taken_from_the_query_is_said()
    {
        Assert.Equal(
            "held against 'gate closed', taken from the query; write 'contrast' to choose for yourself",
            QueryLints.Derivation(new WatchOptions { Id = "w", Query = "gate open" }));
        Assert.Null(QueryLints.Derivation(new WatchOptions { Id = "w", Query = "gate open", Contrast = ["gate half open"] }));
        Assert.Null(QueryLints.Derivation(new WatchOptions { Id = "w", Query = "smoke" }));
    }

    private static List<string> About(string query, params string[] contrast) =>
        [.. QueryLints.Of(new WatchOptions { Id = "w", Query = query, Contrast = contrast }).Select(lint => lint.What)];
}
