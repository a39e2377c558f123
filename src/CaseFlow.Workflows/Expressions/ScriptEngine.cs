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
internal sealed class ScriptEngine(ScriptLimits limits, DateTimeOffset now) : IDisposable
{
    private readonly Dictionary<ScriptExpression, JsValue> _prepared = [];
    private readonly Dictionary<string, JsonNode?> _arguments = [];
    private Engine? _engine;
    private ScriptFunctions? _functions;
    private bool _guarded;

    public JsonNode? Evaluate(ScriptExpression script, ActivityContext context) => Run(script, context, ScriptValues.ToJson);

    public bool EvaluateTruth(ScriptExpression script, ActivityContext context) => Run(script, context, static value =>
        value is JsString s && bool.TryParse(s.ToString(), out var b) ? b : TypeConverter.ToBoolean(value));

    /// <summary>Outcomes named by the script that ran last.</summary>
    public string[]? Outcomes { get; private set; }

    /// <summary>A name of its own for the expressions evaluated until it is removed.</summary>
    public void SetArgument(string name, JsonNode? value)
    {
        _arguments[name] = value;
        _engine?.SetValue(name, ScriptValues.ToScript(_engine, value));
    }

    public void RemoveArgument(string name)
    {
        _arguments.Remove(name);
        _engine?.Global.Delete(name);
    }

    public void Dispose() => Forget();

    private T Run<T>(ScriptExpression script, ActivityContext context, Func<JsValue, T> read)
    {
        try
        {
            return script.Shape.IsRisky ? DeepStack.RunShallow(() => Call(script, context, read)) : Call(script, context, read);
        }
        catch (Exception e) when (ScriptFaults.Explain(e) is { } explained)
        {
            // What was cut off in the middle may have left anything behind.
            Forget();
            throw explained;
        }
        finally
        {
            Outcomes = _functions?.Outcomes;
            if (script.Shape.LeavesTraces)
            {
                Forget();
            }
        }
    }

    private T Call<T>(ScriptExpression script, ActivityContext context, Func<JsValue, T> read)
    {
        var engine = _engine ?? Make();
        if (script.Shape.IsRisky && !_guarded)
        {
            new ScriptGuards(engine).Install();
            _guarded = true;
        }

        if (!_prepared.TryGetValue(script, out var function))
        {
            _functions!.Define(script.Accessors);
            _prepared[script] = function = engine.Evaluate(script.Prepared);
        }

        using (_functions!.Enter(context))
        {
            var value = engine.Call(function);
            engine.Advanced.ProcessTasks();
            return read(ScriptValues.Settled(value));
        }
    }

    private Engine Make()
    {
        _engine = new Engine(o =>
        {
            o.TimeoutInterval(limits.Timeout).MaxStatements(limits.Statements).LimitMemory(limits.Memory).LimitRecursion(limits.Recursion);
            o.DisableStringCompilation();
            o.Constraint(new ScriptStack());
            o.Constraints.MaxArraySize = 1_000_000;
            o.Constraints.MaxExecutionStackCount = 1;
            o.Constraints.RegexTimeout = limits.Regex;
            o.TimeSystem = new BurstClock(now);
            o.LocalTimeZone(ChinaTime.Zone);
        });
        ScriptGuards.Strip(_engine);
        _functions = new ScriptFunctions(_engine);
        foreach (var (name, value) in _arguments)
        {
            _engine.SetValue(name, ScriptValues.ToScript(_engine, value));
        }

        return _engine;
    }

    private void Forget()
    {
        _engine?.Dispose();
        (_engine, _functions, _guarded) = (null, null, false);
        _prepared.Clear();
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
