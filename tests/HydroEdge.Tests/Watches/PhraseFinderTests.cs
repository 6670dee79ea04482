using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class PhraseFinderTests
{
    [Theory]
    [InlineData("gauge needle in red zone", "Entity gauge needle", "Entity red zone", "Relation in red zone")]
    [InlineData("person beyond the railing", "Entity person", "Entity railing", "Relation beyond the railing")]
    [InlineData("a person lying on the floor", "Entity person", "Entity floor", "Action person lying", "Relation on the floor")]
    [InlineData("floating debris at the trash rack", "Entity floating debris", "Entity trash rack", "Relation at the trash rack")]
    [InlineData("water flowing through the spillway gate", "Entity water", "Entity spillway gate", "Action water flowing through", "Relation through the spillway gate")]
    [InlineData("worker wearing a red helmet", "Entity worker", "Entity red helmet", "Action worker wearing a red helmet")]
    [InlineData("person near a person", "Entity person", "Relation near a person")]
    [InlineData("压力表指针在红色区域", "Entity 压力表", "Entity 指针", "Entity 红色区域", "Relation 在红色区域")]
    [InlineData("有人在栏杆外", "Entity 人", "Entity 栏杆", "Relation 在栏杆外")]
    [InlineData("工人躺在地面上", "Entity 工人", "Entity 地面", "Action 工人躺", "Relation 在地面上")]
    [InlineData("水泵漏油", "Entity 水泵", "Entity 漏油")]
    [InlineData("something odd")]
    public void A_query_is_taken_apart_each_phrase_once(string query, params string[] phrases) =>
        Assert.Equal(phrases, PhraseFinder.In(query).Select(phrase => $"{phrase.Kind} {phrase.Text}"));
}
