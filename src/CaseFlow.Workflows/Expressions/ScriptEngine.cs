using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace CaseFlow.Workflows.Expressions;

/// <summary>
/// The sandbox of one burst: no .NET types, no module loading, limits on time, memory, depth and statements. Scripts run as
/// functions, so what one declares another never sees. The clock it shows is the burst's.
/// </summary>
internal sealed class ScriptEngine : IDisposable
{
    private readonly Engine _engine;
    private readonly ScriptFunctions _functions;
    private readonly Dictionary<ScriptExpression, JsValue> _prepared = [];

    public ScriptEngine(ScriptLimits limits, DateTimeOffset now)
    {
        _engine = new Engine(o =>
        {
            o.TimeoutInterval(limits.Timeout).MaxStatements(limits.Statements).LimitMemory(limits.Memory).LimitRecursion(limits.Recursion);
            o.Constraints.MaxArraySize = 1_000_000;
            o.Constraints.RegexTimeout = limits.Timeout;
            o.TimeSystem = new BurstClock(now);
            o.LocalTimeZone(ChinaTime.Zone);
        });
        _functions = new ScriptFunctions(_engine);
    }

    public JsonNode? Evaluate(ScriptExpression script, ActivityContext context) => Run(script, context, ScriptValues.ToJson);

    public bool EvaluateTruth(ScriptExpression script, ActivityContext context) => Run(script, context, static value =>
        value is JsString s && bool.TryParse(s.ToString(), out var b) ? b : TypeConverter.ToBoolean(value));

    /// <summary>Outcomes named by the script that ran last.</summary>
    public string[]? Outcomes => _functions.Outcomes;

    /// <summary>A name of its own for the expression that is evaluated next.</summary>
    public void SetArgument(string name, JsonNode? value) => _engine.SetValue(name, ScriptValues.ToScript(_engine, value));

    public void RemoveArgument(string name) => _engine.Global.Delete(name);

    public void Dispose() => _engine.Dispose();

    private T Run<T>(ScriptExpression script, ActivityContext context, Func<JsValue, T> read)
    {
        try
        {
            if (!_prepared.TryGetValue(script, out var function))
            {
                _functions.Define(script.Accessors);
                _prepared[script] = function = _engine.Evaluate(script.Prepared);
            }

            using (_functions.Enter(context))
            {
                return read(_engine.Call(function));
            }
        }
        catch (JavaScriptException e)
        {
            throw new ExpressionException(TextCatalog.Get("workflow.expression.script-failed", e.Message, e.Location.Start.Line), e);
        }
        catch (Exception e) when (e is TimeoutException or StatementsCountOverflowException or MemoryLimitExceededException or RecursionDepthOverflowException or ExecutionCanceledException)
        {
            throw new ExpressionException(TextCatalog.Get("workflow.expression.script-stopped", e.Message), e);
        }
        catch (JintException e)
        {
            throw new ExpressionException(TextCatalog.Get("workflow.expression.script-failed", e.Message, 0), e);
        }
    }

    private sealed class BurstClock(DateTimeOffset now) : ITimeSystem
    {
        private static readonly DefaultTimeSystem Shanghai = new(ChinaTime.Zone, CultureInfo.InvariantCulture);

        public TimeZoneInfo DefaultTimeZone => ChinaTime.Zone;

        public DateTimeOffset GetUtcNow() => now;

        public bool TryParse(string date, out long epochMilliseconds) => Shanghai.TryParse(date, out epochMilliseconds);

        public TimeSpan GetUtcOffset(long epochMilliseconds) => Shanghai.GetUtcOffset(epochMilliseconds);
    }
}
