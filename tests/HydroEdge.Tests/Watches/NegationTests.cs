using HydroEdge.Watches;

namespace HydroEdge.Tests.Watches;

public sealed class NegationTests
{
    [Theory]
    [InlineData("no helmet", "a person wearing a helmet", "a person with a bare head")]
    [InlineData("worker without a helmet", "worker wearing a helmet", "worker with a bare head")]
    [InlineData("worker is not wearing his hard hat on the catwalk", "worker wearing a hard hat on the catwalk", "worker with a bare head on the catwalk")]
    [InlineData("technician without gloves", "technician wearing gloves", "technician with bare hands")]
    [InlineData("person with no life jacket", "person wearing a life jacket", null)]
    [InlineData("worker has no orange vest on", "worker wearing an orange vest", null)]
    [InlineData("nobody in view", "a person in view", "an empty scene")]
    [InlineData("no workers at the rack", "a person at the rack", null)]
    [InlineData("no water flowing through the gate", "water flowing through the gate", null)]
    [InlineData("the gate is not closed", "the gate is closed", "the gate is open")]
    [InlineData("the lamp isn't lit", "the lamp is lit", "the lamp is unlit")]
    [InlineData("shaft without a cover", "shaft with a cover", null)]
    [InlineData("needle not in the green zone", "needle in the green zone", null)]
    [InlineData("未戴安全帽", "戴安全帽的人", "光着头的人")]
    [InlineData("工人没有佩戴安全帽", "工人佩戴安全帽", "工人光着头")]
    [InlineData("工人没有安全帽", "工人有安全帽", "工人光着头")]
    [InlineData("人员未穿救生衣", "人员穿救生衣", null)]
    [InlineData("没穿反光背心的工人", "穿反光背心的工人", null)]
    [InlineData("画面中没有人", "画面中有人", "空旷的场景")]
    [InlineData("无人值守", "有人值守", null)]
    [InlineData("门未关闭", "门关闭", "门打开")]
    [InlineData("红灯不亮", "红灯亮", "红灯熄灭")]
    [InlineData("地面没有油", "地面有油", null)]
    [InlineData("拦污栅前无漂浮物", "拦污栅前有漂浮物", null)]
    public void What_a_text_denies_becomes_a_pair(string text, string affirmed, string? positive) =>
        Assert.Equal(new Negation(affirmed, positive), Negation.In(text));

    [Theory]
    [InlineData("gauge needle in red zone")]
    [InlineData("bareheaded worker")]
    [InlineData("unlit lamp")]
    [InlineData("no entry sign")]
    [InlineData("person smoking beside a no smoking sign")]
    [InlineData("pump no. 2 leaking")]
    [InlineData("gate no 3 open")]
    [InlineData("nothing")]
    [InlineData("a knot in the rope")]
    [InlineData("无人机")]
    [InlineData("不锈钢管漏水")]
    [InlineData("无线天线")]
    [InlineData("有人在栏杆外")]
    public void What_denies_nothing_is_left_alone(string text) => Assert.Null(Negation.In(text));
}
