using HydroEdge.Bus;

namespace HydroEdge.Benchmarks.Bus;

/// <summary>One PUBLISH of an event's length and its PUBACK, on a connection that does nothing else.</summary>
internal sealed class BareRoundTrip : IDisposable
{
    private readonly WakeUp _bell = new();
    private readonly MqttConnection _connection;
    private readonly MqttMessage _message;

    public BareRoundTrip(string broker, int length)
    {
        if (!BrokerAddress.TryParse(broker, out var address))
            throw new IOException($"'{broker}' is no broker's address");
        _message = new MqttMessage("bench/round-trip", new byte[length], Retain: false);
        _connection = MqttConnection.Open(new LinkSettings(new BusOptions { Broker = broker }, "bench-round-trip"), address, 5, will: null, TimeProvider.System);
        while (_connection.Answer is null && _connection.End is null)
            _connection.Turn(_bell, TimeSpan.FromSeconds(1));
    }

    public TimeSpan Time()
    {
        _connection.Publish(_message);
        while (_connection.End is null)
        {
            if (_connection.Turn(_bell, TimeSpan.FromSeconds(1)) is [var answer, ..])
                return answer.Took;
        }

        throw new IOException(_connection.End.Text);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _bell.Dispose();
    }
}
