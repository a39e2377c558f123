using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Runtime;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace CaseFlow.Workflows.Expressions;

/// <summary>The functions that scripts of definitions may call; all act on the activity being evaluated.</summary>
internal sealed class ScriptFunctions
{
    private readonly Engine _engine;
    private readonly HashSet<string> _defined = [];
    private readonly List<(string Name, JsValue Given, JsonNode Original)> _given = [];
    private ActivityContext? _context;

    public ScriptFunctions(Engine engine)
    {
        _engine = engine;
        engine.SetValue("variables", new VariablesObject(this, engine));
        Function("getVariable", a => Variable(Name(a)));
        Function("setVariable", a => SetVariable(Name(a), At(a, 1)));
        Function("getInput", a => Give(Context.GetWorkflowInput(Name(a)) ?? Context.GetVariable(Name(a))));
        Function("getOutputFrom", a => OutputFrom(Name(a), a.Length > 1 ? At(a, 1).ToString() : null));
        Function("getLastResult", _ => Give(Context.Burst.State.LastResult));
        Function("getWorkflowInstanceId", _ => new JsString(Context.InstanceId.ToString()));
        Function("getWorkflowDefinitionId", _ => new JsString(Context.DefinitionId));
        Function("getWorkflowDefinitionVersionId", _ => new JsString(Context.Burst.State.Graph.Document.Id));
        Function("getWorkflowDefinitionVersion", _ => JsNumber.Create(Context.DefinitionVersion));
        Function("getWorkflowInstanceName", _ => Text(Context.InstanceName));
        Function("setWorkflowInstanceName", a => Done(() => Context.InstanceName = Name(a)));
        Function("getCorrelationId", _ => Text(Context.CorrelationId));
        Function("setCorrelationId", a => Done(() => Context.CorrelationId = At(a, 0).IsNull() ? null : Name(a)));
        foreach (var (name, body) in ScriptTexts.Functions(engine))
        {
            Function(name, body);
        }

        Function("isNullOrEmpty", a => Truth(At(a, 0).IsNull() || At(a, 0).IsUndefined() || Name(a).Length == 0));
        Function("isNullOrWhiteSpace", a => Truth(At(a, 0).IsNull() || At(a, 0).IsUndefined() || string.IsNullOrWhiteSpace(Name(a))));
        Function("toJson", a => new JsString(ScriptValues.ToJson(At(a, 0))?.ToJsonString(JsonValues.Options) ?? "null"));
        Function("setOutcome", a => Done(() => Outcomes = [Name(a)]));
        Function("setOutcomes", a => Done(() => Outcomes = JsonValues.To<string[]>(ScriptValues.ToJson(At(a, 0))) ?? []));
        Function("today", _ => new JsString(Iso(Context.Today)));
        Function("now", _ => new JsString(Context.Now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture)));
        Function("addLimit", AddLimit);
        Function("workingDaysBetween", a => JsNumber.Create(Context.Calendar.WorkingDaysBetween(Day(At(a, 0)), Day(At(a, 1)))));
        Function("isWorkingDay", a => Truth(Context.Calendar.IsWorkingDay(Day(At(a, 0)))));
    }

    /// <summary>Set by setOutcome(s) in the script being run.</summary>
    public string[]? Outcomes { get; private set; }

    private ActivityContext Context => _context ?? throw new InvalidOperationException("A script ran outside an activity.");

    /// <summary>Functions act for this activity until disposed; then objects the script changed in place are written back.</summary>
    public Scoped Enter(ActivityContext context)
    {
        _context = context;
        Outcomes = null;
        return new Scoped(this);
    }

    /// <summary>Makes <c>getX</c> and <c>setX</c> for the names a script uses; those that mean nothing fail when they are called.</summary>
    public void Define(IReadOnlyList<string> accessors)
    {
        foreach (var accessor in accessors.Where(a => _defined.Add(a)))
        {
            var name = accessor[3..];
            if (accessor.StartsWith("get", StringComparison.Ordinal))
            {
                Function(accessor, _ => Get(accessor, name));
            }
            else
            {
                Function(accessor, a => SetVariable(Find(name) ?? name, At(a, 0)));
            }
        }
    }

    private JsValue Get(string accessor, string name)
    {
        if (Find(name) is { } variable)
        {
            return Variable(variable);
        }

        var boundary = Scope.BoundaryOf(Context.Execution);
        if (boundary.Node.Boundary!.Inputs.Any(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase))
            || Context.GetWorkflowInput(name) is not null)
        {
            return Give(Context.GetWorkflowInput(name));
        }

        var from = name.IndexOf("From", StringComparison.Ordinal);
        return from > 0
            ? OutputFrom(name[(from + 4)..], name[..from])
            : throw new JavaScriptException(_engine.Intrinsics.TypeError, TextCatalog.Get("workflow.expression.unknown-name", accessor, name));
    }

    /// <summary>The visible variable whose name, with a capital first letter, is that.</summary>
    private string? Find(string name) => Scope.Visible(Context.Execution).Select(v => v.Name)
        .FirstOrDefault(v => v.Length == name.Length && char.ToUpperInvariant(v[0]) == char.ToUpperInvariant(name[0]) && v.AsSpan(1).SequenceEqual(name.AsSpan(1)));

    private JsValue Variable(string name)
    {
        var value = Context.GetVariable(name);
        var given = Give(value);
        if (value is JsonObject or JsonArray)
        {
            _given.Add((name, given, value));
        }

        return given;
    }

    private JsValue SetVariable(string name, JsValue value)
    {
        _given.RemoveAll(g => g.Name == name);
        Context.SetVariable(name, ScriptValues.ToJson(value));
        return JsValue.Undefined;
    }

    private JsValue OutputFrom(string activity, string? output)
    {
        var node = Context.Burst.State.Graph.Nodes.FirstOrDefault(n => n.Name == activity || n.Id == activity);
        if (node is null || !Context.Burst.State.Results.TryGetValue(node.Id, out var results))
        {
            return JsValue.Null;
        }

        var match = output is null ? results.FirstOrDefault().Value
            : results.FirstOrDefault(r => string.Equals(r.Key, output, StringComparison.OrdinalIgnoreCase)).Value;
        return Give(match);
    }

    /// <summary>addLimit(instantOrDate, number, unit, roll) → the last day, ISO; unit and roll as in a definition's limits.</summary>
    private JsString AddLimit(JsValue[] args)
    {
        var unit = Enum.Parse<LimitUnit>(At(args, 2).ToString(), ignoreCase: true);
        var roll = At(args, 3).IsUndefined() ? RollRule.None : Enum.Parse<RollRule>(At(args, 3).ToString(), ignoreCase: true);
        var from = ScriptValues.ToJson(At(args, 0));
        var start = JsonValues.Text(from) is { Length: <= 10 } ? JsonValues.To<DateOnly>(from).StartOfDay() : JsonValues.To<DateTimeOffset>(from);
        var end = Context.Calendar.End(start, new Limit((int)TypeConverter.ToNumber(At(args, 1)), unit, roll));
        return new JsString(Iso(end.LastDay));
    }

    private void Function(string name, Func<JsValue[], JsValue> body)
    {
        _defined.Add(name);
        _engine.SetValue(name, new ClrFunction(_engine, name, (_, args) => Guarded(body, args)));
    }

    private JsValue Guarded(Func<JsValue[], JsValue> body, JsValue[] args)
    {
        try
        {
            return body(args);
        }
        catch (Exception e) when (e is ArgumentException or ExpressionException or FormatException)
        {
            throw new JavaScriptException(_engine.Intrinsics.TypeError, e.Message);
        }
    }

    private JsValue Give(JsonNode? value) => ScriptValues.ToScript(_engine, value);

    private void Leave()
    {
        foreach (var (name, given, original) in _given)
        {
            var now = ScriptValues.ToJson(given);
            if (!JsonNode.DeepEquals(now, original))
            {
                Context.SetVariable(name, now);
            }
        }

        _given.Clear();
        _context = null;
    }

    private static DateOnly Day(JsValue value) => JsonValues.To<DateOnly>(ScriptValues.ToJson(value));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static JsValue Done(Action action)
    {
        action();
        return JsValue.Undefined;
    }

    private static JsValue At(JsValue[] args, int index) => index < args.Length ? args[index] : JsValue.Undefined;

    private static JsBoolean Truth(bool value) => value ? JsBoolean.True : JsBoolean.False;

    private static string Name(JsValue[] args) => At(args, 0).ToString();

    private static JsValue Text(string? value) => value is null ? JsValue.Null : new JsString(value);

    public readonly struct Scoped(ScriptFunctions functions) : IDisposable
    {
        public void Dispose() => functions.Leave();
    }

    /// <summary><c>variables.x</c> reads and writes the variable x.</summary>
    private sealed class VariablesObject(ScriptFunctions functions, Engine engine) : ObjectInstance(engine)
    {
        public override JsValue Get(JsValue property, JsValue receiver) =>
            property is JsString ? functions.Variable(property.ToString()) : base.Get(property, receiver);

        public override bool Set(JsValue property, JsValue value, JsValue receiver)
        {
            functions.SetVariable(property.ToString(), value);
            return true;
        }

        public override List<JsValue> GetOwnPropertyKeys(Types types = Types.String | Types.Symbol) =>
            [.. Scope.Visible(functions.Context.Execution).Select(v => v.Name).Distinct().Select(n => new JsString(n))];

        public override Jint.Runtime.Descriptors.PropertyDescriptor GetOwnProperty(JsValue property) =>
            new(functions.Variable(property.ToString()), writable: true, enumerable: true, configurable: true);

        public override bool HasProperty(JsValue property) => Scope.TryGet(functions.Context.Execution, property.ToString(), out _);
    }
}
