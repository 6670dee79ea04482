using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace HydroEdge.Tests.Support;

/// <summary>Adds up what is counted on the meters it makes, by instrument.</summary>
internal sealed class CountedMeters : IMeterFactory
{
    private readonly ConcurrentDictionary<string, long> _counts = new();
    private readonly ConcurrentDictionary<Meter, bool> _mine = new();
    private readonly MeterListener _listener = new();

    public CountedMeters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (_mine.ContainsKey(instrument.Meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, _, _) =>
            _counts.AddOrUpdate(instrument.Name, count, (_, before) => before + count));
        _listener.Start();
    }

    public long this[string instrument] => _counts.GetValueOrDefault(instrument);

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options);
        _mine[meter] = true;
        return meter;
    }

    public void Dispose() => _listener.Dispose();
}
