using Microsoft.Extensions.Logging;

namespace HydroEdge.Tests.Support;

internal sealed record LogLine(LogLevel Level, string Text);
