using Jint;

namespace CaseFlow.Workflows.Expressions;

/// <summary>
/// The sandbox of one burst: no .NET types, no module loading, limits on time, memory, depth and statements. Scripts run as
/// functions, so what one declares another never sees.
/// </summary>
internal sealed class ScriptEngine(ScriptLimits limits) : IDisposable
{
    private readonly Engine _engine = new(o => o
        .TimeoutInterval(limits.Timeout)
        .MaxStatements(limits.Statements)
        .LimitMemory(limits.Memory)
        .LimitRecursion(limits.Recursion));

    public void Dispose() => _engine.Dispose();
}
