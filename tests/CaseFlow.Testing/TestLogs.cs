using Microsoft.Extensions.Logging;

namespace CaseFlow.Testing;

/// <summary>One logger factory for all compositions of a test process: with one of its own, each would have a database model of its own to build.</summary>
public static class TestLogs
{
    public static ILoggerFactory Factory { get; } = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Warning));
}
