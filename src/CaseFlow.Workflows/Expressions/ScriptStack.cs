using System.Runtime.CompilerServices;
using CaseFlow.Domain.Kernel;
using Jint;

namespace CaseFlow.Workflows.Expressions;

/// <summary>
/// Stops a script that has come to the end of its stack, at every statement: functions that the engine itself calls
/// (toString, traps of a proxy) do not count as recursion for it.
/// </summary>
internal sealed class ScriptStack : Constraint
{
    public override void Reset()
    {
    }

    public override void Check() => Descend();

    /// <exception cref="ExpressionException">There is hardly any stack left.</exception>
    public static void Descend()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ExpressionException(TextCatalog.Get("workflow.expression.recursion"));
        }
    }
}
