using HydroEdge;
using HydroEdge.Alarms;
using HydroEdge.JournalWriter;
using HydroEdge.Tests.Alarms;
using HydroEdge.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

// A daemon to be killed: writes events into the journal in the folder it is given, for ever, and prints the number of each once it is
// accepted. With the address of a broker too, it also tells them there. After `keep`, it keeps frames in the folder instead.
if (args is ["keep", var archive, var first])
    KeepingNode.Run(archive, int.Parse(first));
if (args.Length > 1)
    await TalkingNode.RunAsync(args[0], args[1]);

using var journal = Journal.Open(args[0], TimeProvider.System, new EdgeMetrics(new TestMeters()), NullLogger.Instance);
while (true)
{
    var entry = journal.Commit(Samples.Event());
    Console.WriteLine(entry.Seq);
    if (entry.Seq % 3 == 0)
        journal.MarkSent(entry);
}
