namespace HydroEdge.Archive;

/// <summary>
/// The archive could not keep something: no room, no right to write, a file it cannot read. The message names the file
/// and the remedy. Never a reason to stop: an alarm goes out without its picture.
/// </summary>
internal sealed class ArchiveException(string message, Exception? inner = null) : Exception(message, inner);
