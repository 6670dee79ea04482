using System.Text;
using HydroEdge.Bus;

namespace HydroEdge.Tests.Bus;

public sealed class RetainedBoardTests
{
    private readonly RetainedBoard _board = new();
    private int _value;

    [Fact]
    public void Of_many_changes_only_the_newest_is_sent()
    {
        _board.Declare([Topic("a"), Topic("b")]);
        Drain();

        for (_value = 1; _value < 5; _value++)
            _board.Due("b");

        Assert.Equal(["b=5"], Drain());
    }

    [Fact]
    public void A_new_session_gets_everything_in_the_declared_order()
    {
        _board.Declare([Topic("a"), Topic("b"), Topic("c")]);
        _board.Due("c");

        _board.DueAll();

        Assert.Equal(["a=0", "b=0", "c=0"], Drain());
    }

    [Fact]
    public void A_topic_that_is_no_more_is_cleared_until_a_broker_has_taken_that()
    {
        _board.Declare([Topic("a"), Topic("b")]);
        Drain();

        _board.Declare([Topic("a")]);
        Assert.Equal(["a=0", "b="], Drain());
        _board.DueAll();
        Assert.Equal(["a=0", "b="], Drain());
        _board.Taken(Payloads.Nothing("b"));
        _board.DueAll();

        Assert.Equal(["a=0"], Drain());
    }

    [Fact]
    public void A_topic_that_comes_back_is_not_cleared()
    {
        _board.Declare([Topic("a"), Topic("b")]);
        _board.Clear("b");

        _board.Declare([Topic("a"), Topic("b")]);

        Assert.Equal(["a=0", "b=0"], Drain());
    }

    [Fact]
    public void A_topic_nobody_declared_is_never_due()
    {
        _board.Due("x");

        Assert.Empty(Drain());
    }

    private (string, Func<MqttMessage>) Topic(string name) =>
        (name, () => new MqttMessage(name, Encoding.UTF8.GetBytes($"{_value}"), Retain: true));

    private List<string> Drain()
    {
        var sent = new List<string>();
        while ((_board.Next() ?? _board.NextClear()) is { } message)
            sent.Add($"{message.Topic}={Encoding.UTF8.GetString(message.Payload)}");
        return sent;
    }
}
