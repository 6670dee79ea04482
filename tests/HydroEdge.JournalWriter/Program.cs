using HydroEdge;
using HydroEdge.Alarms;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

// Writes events into the journal in the folder it is given, for ever, and prints the number of each once it is accepted: a daemon to be killed.
using var journal = Journal.Open(args[0], TimeProvider.System, new EdgeMetrics(new TestMeters()), NullLogger.Instance);
while (true)
{
    var entry = journal.Commit(Samples.Event());
    Console.WriteLine(entry.Seq);
    if (entry.Seq % 3 == 0)
        journal.MarkSent(entry);
}
