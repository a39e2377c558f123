using System.Text.RegularExpressions;
using CaseFlow.Domain.Kernel;
using Jint;
using Jint.Runtime;

namespace CaseFlow.Workflows.Expressions;

/// <summary>Why a script failed, in words for the definition's author; null for what is no script's fault.</summary>
internal static partial class ScriptFaults
{
    public static ExpressionException? Explain(Exception e) => e switch
    {
        ExpressionException known => known,
        JavaScriptException { Message: var message } when Missing().Match(message) is { Success: true } missing =>
            new ExpressionException(TextCatalog.Get("workflow.expression.unknown-function", missing.Groups[1].Value), e),
        JavaScriptException script => new ExpressionException(TextCatalog.Get("workflow.expression.script-failed", script.Message, script.Location.Start.Line), e),
        PromiseRejectedException rejected => new ExpressionException(TextCatalog.Get("workflow.expression.script-failed", rejected.RejectedValue.ToString(), 0), e),
        TimeoutException or System.Text.RegularExpressions.RegexMatchTimeoutException or StatementsCountOverflowException or MemoryLimitExceededException
            or RecursionDepthOverflowException or ExecutionCanceledException or InsufficientExecutionStackException or OutOfMemoryException =>
            new ExpressionException(TextCatalog.Get("workflow.expression.script-stopped", e.Message), e),
        JintException other => new ExpressionException(TextCatalog.Get("workflow.expression.script-failed", other.Message, 0), e),
        _ => null,
    };

    [GeneratedRegex(@"^(\S+) is not defined$")]
    private static partial Regex Missing();
}
