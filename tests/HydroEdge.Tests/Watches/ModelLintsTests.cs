using HydroEdge.Cameras;
using HydroEdge.Embedding;
using HydroEdge.Tests.Embedding;
using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class ModelLintsTests(BundledModel bundled) : IClassFixture<BundledModel>
{
    private static readonly WatchOptions Watch = new() { Id = "w", Query = "gauge needle in red zone", Cameras = ["cam"] };

    [Theory]
    [InlineData("gauge needle in red zone", "gauge needle in yellow zone")]
    [InlineData("worker without helmet", "worker with helmet")]
    [InlineData("red indicator lamp is on", "red indicator lamp is off")]
    [InlineData("water level is high", "water level is normal")]
    [InlineData("spillway gate open", "spillway gate closed")]
    [InlineData("person near the water", "person on the catwalk")]
    [InlineData("floating debris at the rack", "no debris at the trash rack")]
    [InlineData("压力表指针在红色区域", "压力表指针在黄色区域")]
    [InlineData("工人未戴安全帽", "工人戴安全帽")]
    [InlineData("红灯亮", "红灯熄灭")]
    public void Two_states_of_a_thing_are_told_apart(string query, string contrast) =>
        Assert.Empty(About(Watch with { Query = query, Contrast = [contrast] }));

    [Theory]
    [InlineData("gauge needle in red zone", "pointer in the red area")]
    [InlineData("压力表指针在红色区域", "压力表指针在红色区间")]
    [InlineData("gauge needle in red zone", "压力表指针在红色区域")]
    public void A_contrast_that_the_model_takes_for_the_query_is_warned_of(string query, string contrast)
    {
        var lint = Assert.Single(About(Watch with { Query = query, Contrast = ["gauge needle in green zone", contrast] }));

        Assert.Equal(("contrast", "1"), (lint.Key, lint.Item));
        Assert.StartsWith($"this model cannot tell '{contrast}' from the query", lint.What);
    }

    [Theory]
    [InlineData("the gauge needle is in the red zone")]
    [InlineData("压力表指针在红色区域")]
    public void Two_watches_that_ask_the_same_of_a_camera_are_warned_of(string query)
    {
        var lint = Assert.Single(About(Watch, Watch with { Id = "b", Query = query, Cameras = [] }));

        Assert.Equal(("b", "query"), (lint.Watch.Id, lint.Key));
        Assert.StartsWith("to this model it asks the same as watch 'w' on the same camera", lint.What);
    }

    [Fact]
    public void Another_camera_region_or_kind_or_a_hit_beside_an_alarm_is_another_watch()
    {
        var twin = Watch with { Id = "b", Query = "the gauge needle is in the red zone" };

        Assert.Empty(About(Watch, twin with { Cameras = ["other"] }));
        Assert.Empty(About(Watch, twin with { Region = new Region(0, 0, 0.5, 0.5) }));
        Assert.Empty(About(Watch, twin with { Kind = WatchKind.State }));
        Assert.Empty(About(Watch, twin with { Alarm = new AlarmOptions() }));
    }

    [Fact]
    public void One_watch_may_ask_in_two_languages() =>
        Assert.Empty(About(Watch with { Queries = new Dictionary<string, string> { ["zh"] = "压力表指针在红色区域" } }));

    [Fact]
    public void A_text_longer_than_the_model_reads_is_warned_of()
    {
        var text = string.Join(' ', Enumerable.Repeat("needle", 60));

        Assert.Equal(
            "this text is longer than the model reads, and its end goes unread; make it shorter",
            Assert.Single(About(Watch with { Queries = new Dictionary<string, string> { ["en"] = text } })).What);
    }

    [Fact]
    public void Chinese_is_warned_of_where_the_model_does_not_read_it()
    {
        var english = new TinyEmbedder { Model = new("tiny", "0", TinyEmbedder.Dimension, true, ["en"], "CPU", true) };

        var lints = ModelLints.Of([Watch with { Query = "闸门打开", Contrast = ["gate closed", "闸门关闭"] }], english).ToList();

        Assert.Equal([("query", null), ("contrast", "1")], lints.Select(lint => (lint.Key, lint.Item)));
        Assert.Equal("this model does not read Chinese, only en; write the text in a language it knows, or choose another model", lints[0].What);
    }

    [Fact]
    public void Where_the_folder_does_not_say_its_languages_the_vocabulary_tells_whether_there_is_chinese()
    {
        using var bytes = TestModel.HuggingFace(tokenizer: "bpe");
        using var model = TextModel.Open(new ModelOptions { Folder = bytes.Folder });

        Assert.False(model.Reads("zh"));
        Assert.True(model.Reads("en"));
        Assert.True(((ITextEmbedder)bundled.Embedder).Reads("zh"));
    }

    [Fact]
    public void A_negation_that_is_asked_in_other_words_too_is_told_from_what_it_denies() =>
        Assert.Empty(About(Watch with { Query = "worker without a helmet" }));

    private IEnumerable<WatchLint> About(params WatchOptions[] watches) => ModelLints.Of(watches, bundled.Embedder);
}
