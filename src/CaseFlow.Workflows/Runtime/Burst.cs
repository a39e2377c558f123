using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>
/// Runs one instance from a stimulus until nothing is left to run: a work list, no recursion. Commands go through the port
/// at once; everything else it causes is collected in <see cref="Effects"/>. One burst is one commit.
/// </summary>
internal sealed partial class Burst(InstanceState state, IProcessPort port, BurstEnvironment environment, CancellationToken ct) : IDisposable
{
    internal static readonly string[] DoneOnly = [Activity.Done];

    private readonly Queue<Execution> _scheduled = new();
    private readonly Queue<(Execution Parent, ChildCompletion Child)> _completions = new();
    private ScriptEngine? _scripts;
    private int _steps;
    private string? _triggerNodeId;
    private JsonObject? _triggerInput;

    public InstanceState State { get; } = state;

    public IProcessPort Port { get; } = port;

    public DateTimeOffset Now { get; } = environment.Now;

    public IWorkCalendar? Calendar { get; } = environment.Calendar;

    public CancellationToken Cancellation { get; } = ct;

    public BurstEffects Effects { get; } = new();

    public List<JournalEntry> Journal { get; } = [];

    /// <summary>Null where a person decided about an incident; the journal's entries say so.</summary>
    public BurstStimulus? Stimulus { get; private set; }

    /// <summary>One script engine serves the burst, no other instance ever sees it.</summary>
    public ScriptEngine Scripts => _scripts ??= new ScriptEngine(environment.Scripts, Now);

    public void Dispose() => _scripts?.Dispose();

    /// <summary>Starts the instance, at the given trigger activity if one is named.</summary>
    public ValueTask StartAsync(string? triggerNodeId = null, JsonObject? triggerInput = null)
    {
        (_triggerNodeId, _triggerInput) = (triggerNodeId, triggerInput);
        Stimulus = BurstStimulus.OfStart(State, triggerNodeId, triggerInput);
        State.Root = NewExecution(null, State.Graph.Root, null);
        _scheduled.Enqueue(State.Root);
        return RunAsync();
    }

    /// <summary>Answers a wait point. False when it is gone.</summary>
    public async ValueTask<bool> ResumeAsync(Guid bookmarkId, JsonObject input)
    {
        if (State.Status != InstanceStatus.Running || !State.Bookmarks.TryGetValue(bookmarkId, out var bookmark) || Find(bookmark.ExecutionId) is not { } execution)
        {
            return false;
        }

        Stimulus = BurstStimulus.OfAnswer(bookmark, execution.Node, input);
        RemoveBookmark(bookmarkId);
        await CallAsync(execution, new FailedCall(CallKind.Resume, input, bookmark, null, null, null));
        await RunAsync();
        return true;
    }

    private async ValueTask RunAsync()
    {
        // A call that came before this may have ended the instance already.
        if (State.Status == InstanceStatus.Running)
        {
            State.SubStatus = InstanceSubStatus.Executing;
        }

        foreach (var left in State.Scheduled)
        {
            _scheduled.Enqueue(left);
        }

        State.Scheduled.Clear();
        while (State.Status == InstanceStatus.Running)
        {
            if (_completions.TryDequeue(out var completion))
            {
                if (completion.Parent.Status == ExecutionStatus.Running)
                {
                    await CallAsync(completion.Parent, new FailedCall(
                        CallKind.ChildCompleted, null, null, completion.Child.Node.NodeId, completion.Child.Outcomes, completion.Child.Tag), completion.Child);
                }
            }
            else if (_scheduled.TryDequeue(out var next))
            {
                if (next.Status == ExecutionStatus.Scheduled)
                {
                    await StepAsync(next);
                }
            }
            else
            {
                break;
            }
        }

        Rest();
    }

    private ValueTask StepAsync(Execution execution)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (++_steps > environment.Limits.StepsPerBurst)
        {
            execution.Status = ExecutionStatus.Running;
            Fault(execution, new FailedCall(CallKind.Execute, null, null, null, null, null), new ActivityFaultException("workflow.too-many-steps", environment.Limits.StepsPerBurst));
            return ValueTask.CompletedTask;
        }

        execution.Status = ExecutionStatus.Running;
        execution.StartedAt = Now;
        Write(execution, JournalEvents.Started);
        return CallAsync(execution, null);
    }

    /// <summary>A burst ends where nothing can go on: what waits is suspended, what was reached behind a fault is kept.</summary>
    private void Rest()
    {
        while (_scheduled.TryDequeue(out var left))
        {
            if (left.Status == ExecutionStatus.Scheduled)
            {
                State.Scheduled.Add(left);
            }
        }

        if (State.Status == InstanceStatus.Running)
        {
            State.SubStatus = InstanceSubStatus.Suspended;
        }
    }
}
