using Microsoft.Extensions.Logging;

namespace HydroEdge.Tests.Support;

/// <summary>The log of one type.</summary>
internal sealed class TestLog<T> : TestLog, ILogger<T>;
