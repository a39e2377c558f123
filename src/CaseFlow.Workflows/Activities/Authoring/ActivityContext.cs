using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities;

/// <summary>What one call of a behaviour sees and may do. Valid until the call returns.</summary>
public sealed class ActivityContext
{
    private Dictionary<string, JsonNode?>? _inputs;

    internal ActivityContext(Burst burst, Execution execution) => (Burst, Execution) = (burst, execution);

    public ActivityNode Node => Execution.Node;

    public string ActivityId => Execution.Node.Id;

    /// <summary>The name given in the designer, else the id.</summary>
    public string ActivityName => Execution.Node.Name ?? Execution.Node.Id;

    public Guid InstanceId => Burst.State.Id;

    public string DefinitionId => Burst.State.Graph.DefinitionId;

    public int DefinitionVersion => Burst.State.Graph.Version;

    public string? CorrelationId
    {
        get => Burst.State.CorrelationId;
        set => Burst.Correlate(value);
    }

    /// <summary>The correlation id as the subject the process is about (a case's id). Faults where it is none.</summary>
    public Guid SubjectId => Guid.TryParse(CorrelationId, out var id) ? id : throw Fault("workflow.no-subject", CorrelationId ?? "");

    public string? InstanceName
    {
        get => Burst.State.Name;
        set => Burst.State.Name = value;
    }

    /// <summary>One instant for the whole burst.</summary>
    public DateTimeOffset Now => Burst.Now;

    public DateOnly Today => Burst.Now.ChinaDate();

    public IWorkCalendar Calendar => Burst.Calendar ?? throw Fault("workflow.no-calendar");

    public CancellationToken Cancellation => Burst.Cancellation;

    /// <summary>The wait point being answered; null outside <see cref="Activity.ResumeAsync"/>.</summary>
    public Bookmark? Resumed { get; internal init; }

    /// <summary>The instant its trigger fired with, or the payload of the event that started it; null when it is no trigger of this start.</summary>
    public JsonObject? TriggerInput => Burst.TakeTriggerInput(Execution);

    public IReadOnlyList<Bookmark> Bookmarks => [.. Burst.State.Bookmarks.Values.Where(b => b.ExecutionId == Execution.Id)];

    public bool HasRunningChildren => Execution.FirstChild is not null;

    /// <summary>The activity's own memory between its calls; stored with the instance.</summary>
    public JsonObject State => Execution.State ??= [];

    internal Burst Burst { get; }

    internal Execution Execution { get; }

    internal bool IsCompleted { get; private set; }

    internal IReadOnlyList<string> CompletedOutcomes { get; private set; } = [];

    internal string? Explanation { get; private set; }

    // ---- inputs and outputs

    /// <summary>The input's value, evaluated at first use in this call; null (default) when it is not given.</summary>
    public T? Input<T>(string name)
    {
        if (!Node.Inputs.TryGetValue(name, out var expression))
        {
            return default;
        }

        return expression.Constant is not null ? expression.Evaluate<T>(this) : JsonValues.To<T>(Input(name));
    }

    public T Input<T>(string name, T fallback) => Input(name) is null ? fallback : Input<T>(name) ?? fallback;

    public JsonNode? Input(string name)
    {
        if (!Node.Inputs.TryGetValue(name, out var expression))
        {
            return null;
        }

        if (expression.Constant is { } constant)
        {
            return constant;
        }

        _inputs ??= [];
        if (!_inputs.TryGetValue(name, out var value))
        {
            value = expression.Evaluate(this);
            _inputs[name] = value;
        }

        return value;
    }

    /// <summary>Evaluates again at every call (conditions of loops).</summary>
    public T? Evaluate<T>(string name) => Node.Inputs.TryGetValue(name, out var expression) ? expression.Evaluate<T>(this) : default;

    /// <summary>A name that expressions see until disposed: as a variable, and in scripts by itself.</summary>
    public IDisposable WithArgument(string name, JsonNode? value) => new Argument(this, name, value);

    /// <summary>Keeps the output for the journal and writes it to the variable it is bound to.</summary>
    public void SetOutput(string name, JsonNode? value) => Burst.SetOutput(Execution, name, value);

    public void SetOutput(string name, object? value) => Burst.SetOutput(Execution, name, JsonValues.From(value));

    /// <summary>An output of the workflow (or of the definition used as an activity) that this activity stands in.</summary>
    public void SetWorkflowOutput(string name, JsonNode? value) => Scope.SetWorkflowOutput(Execution, Burst.State, name, value);

    // ---- variables

    /// <summary>By name or id, from here up the scopes; null when there is none.</summary>
    public JsonNode? GetVariable(string name) => Scope.TryGet(Execution, name, out var value) ? value : null;

    public T? GetVariable<T>(string name) => JsonValues.To<T>(GetVariable(name));

    /// <summary>Sets the variable where it is declared; one that nobody declared belongs to the workflow.</summary>
    public void SetVariable(string name, JsonNode? value) => Scope.Set(Execution, name, value);

    /// <summary>An input of the workflow, or of the definition used as an activity, that this activity stands in.</summary>
    public JsonNode? GetWorkflowInput(string name) => Scope.WorkflowInput(Execution, Burst.State, name);

    // ---- going on

    /// <summary>Ends the activity; connections whose port is among the outcomes are followed. No outcome means Done.</summary>
    public void Complete(params string[] outcomes)
    {
        IsCompleted = true;
        CompletedOutcomes = outcomes.Length == 0 ? Burst.DoneOnly : outcomes;
    }

    /// <summary>Why it completes as it does; stands with the completion in the journal.</summary>
    public void Explain(string text) => Explanation = text;

    /// <summary>Opens a wait point answered by its id, or, where a key is given, by whatever is published under stimulus and key.</summary>
    public Guid Wait(string stimulus, JsonObject? payload = null, string? key = null) => Burst.Wait(Execution, stimulus, key, payload, null);

    /// <summary>Waits for the next event of that name under this instance's correlation; one that came early is taken at once.</summary>
    public Guid WaitForEvent(string eventName) => Burst.Wait(Execution, Stimuli.Event, eventName, null, null);

    /// <summary>Waits for an instant. One in the past is answered by the next sweep.</summary>
    public Guid WaitUntil(DateTimeOffset dueAt) => Burst.Wait(Execution, Stimuli.Due, null, null, dueAt);

    /// <summary>Takes back a wait point of this activity.</summary>
    public void RemoveBookmark(Guid id) => Burst.RemoveBookmark(id);

    /// <summary>Runs a child after what is already scheduled; variables are visible to it and below it.</summary>
    public void Schedule(ActivityNode child, string? tag = null, IReadOnlyDictionary<string, JsonNode?>? variables = null) =>
        Burst.Schedule(Execution, child, tag, variables);

    /// <summary>Ends running children that match, deepest first, undoing what they opened.</summary>
    public ValueTask CancelChildrenAsync(Func<ActivityNode, bool>? match = null) => Burst.CancelChildrenAsync(Execution, match);

    /// <summary>Sends a command to the domain as the process. A refusal becomes an incident with its text.</summary>
    public async Task<T> SendAsync<T>(ICommand<T> command)
    {
        var result = await Burst.Port.SendAsync(command, Cancellation);
        return result.Succeeded ? result.Value : throw new ActivityFaultException(result.Refusals[0].Code, result.Refusals[0].Args);
    }

    /// <summary>Tells other instances; handled after this burst, in the same transaction.</summary>
    /// <param name="correlationId">Null tells every instance that waits for the event.</param>
    public void Publish(string eventName, string? correlationId, JsonObject payload, bool onlyToThisInstance = false) =>
        Burst.Effects.Events.Add(new PublishedEvent(eventName, correlationId, payload, onlyToThisInstance ? InstanceId : null));

    /// <summary>Starts another definition after this burst, in the same transaction, under the same correlation unless another is given.</summary>
    /// <param name="parentBookmark">Answered with <c>{"instanceId","status","subStatus","output","outcomes"}</c> when the started instance ends.</param>
    /// <param name="answerAtRest">Answers as soon as the started instance waits for something.</param>
    public Guid StartInstance(string definitionId, JsonObject? input, string? correlationId, Guid? parentBookmark, bool answerAtRest = false) =>
        Burst.StartInstance(Execution, definitionId, input, correlationId, parentBookmark, answerAtRest);

    /// <summary>A line of the run's output.</summary>
    public void WriteLine(string text) => Burst.WriteLine(Execution, text);

    /// <summary>An incident with a text of the resources: <c>throw context.Fault("my-feature.what", …)</c>.</summary>
    public ActivityFaultException Fault(string code, params object?[] args) => new(code, args);

    /// <summary>Typed state instead of <see cref="State"/>; stored as JSON. Use one or the other.</summary>
    internal T LiveState<T>()
        where T : class, new() =>
        (T)(Execution.Live ??= Execution.State is null ? new T() : Execution.State.Deserialize<T>(JsonValues.Options) ?? new T());
}

/// <summary>An argument of an expression while it is evaluated.</summary>
internal sealed class Argument : IDisposable
{
    private readonly ActivityContext _context;
    private readonly string _name;

    public Argument(ActivityContext context, string name, JsonNode? value)
    {
        (_context, _name) = (context, name);
        (context.Execution.Variables ??= new Dictionary<string, JsonNode?>(StringComparer.Ordinal))[name] = value?.DeepClone();
        context.Burst.Scripts.SetArgument(name, value);
    }

    public void Dispose()
    {
        _context.Execution.Variables!.Remove(_name);
        _context.Burst.Scripts.RemoveArgument(_name);
    }
}

/// <summary>Stops an activity with an incident; code and parameters name a text of the resources.</summary>
public sealed class ActivityFaultException(string code, params object?[] args) : Exception(TextCatalog.Get(code, args))
{
    public string Code { get; } = code;

    public IReadOnlyList<object?> Args { get; } = args;
}
