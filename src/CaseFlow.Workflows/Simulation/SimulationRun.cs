using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Scheduling;

namespace CaseFlow.Workflows.Simulation;

/// <summary>
/// One simulation: takes what happens next (a timer or deadline before an event, an event before a person at the same
/// instant, as the product's sweep does), moves the clock there, lets it happen.
/// </summary>
internal sealed class SimulationRun
{
    private readonly SimulationLimits _limits;
    private readonly ProcessDriver _driver;
    private readonly VirtualClock _clock;
    private readonly Queue<ScriptedEvent> _events;
    private readonly string _subject;
    private readonly List<(ScheduledStart Start, string NodeId)> _schedules = [];
    private int _happenings;
    private int _starts;

    public SimulationRun(
        SimulationRequest request, WorkflowGraph graph, MemoryGraphs graphs, IEnumerable<IMemoryReply> replies, SimulationLimits limits, ScriptLimits scripts,
        IWorkCalendar calendar)
    {
        (Request, Graph, Calendar, _limits) = (request, graph, calendar, limits);
        _clock = new VirtualClock(request.Start.At);
        Domain = new SimulatedDomain(replies, calendar, _clock);
        People = new ScriptedPeople(request, calendar);
        Store = new MemoryStore { EventTriggers = [.. graphs.Newest().SelectMany(g => MemoryStore.TriggersOf(g, _clock.GetUtcNow()))] };
        var runtime = new RuntimeLimits { StepsPerBurst = limits.StepsPerBurst, BurstsPerCommand = limits.BurstsPerHappening };
        _driver = new ProcessDriver(Store, graphs, Domain, _clock, runtime, scripts, new FixedCalendars(calendar));
        Domain.Driver = _driver;
        _events = new Queue<ScriptedEvent>(request.Events.OrderBy(e => e.At));
        _subject = (request.Start.Subject ?? Guid.CreateVersion7(request.Start.At)).ToString();
    }

    public SimulationRequest Request { get; }

    public WorkflowGraph Graph { get; }

    public IWorkCalendar Calendar { get; }

    public MemoryStore Store { get; }

    public SimulatedDomain Domain { get; }

    public ScriptedPeople People { get; }

    public string? Stopped { get; private set; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    private bool Asks => Request.StopToAsk && Domain.Tasks.Exists(IsAsked);

    public bool IsAsked(SimulatedTask task) => task is { State: SimulatedTaskState.Open, Optional: false } && !People.IsNamed(task);

    public async Task PlayAsync(CancellationToken ct)
    {
        var until = Request.Until ?? Request.Start.At + _limits.Span;
        await StartAsync(ct);
        while (Next() is { } next && next.At <= until && !Asks)
        {
            ct.ThrowIfCancellationRequested();
            if (++_happenings > _limits.Happenings || Store.Journal.Count > _limits.JournalEntries)
            {
                Stop(_happenings > _limits.Happenings ? "simulation.stopped.happenings" : "simulation.stopped.journal", _happenings > _limits.Happenings ? _limits.Happenings : _limits.JournalEntries);
                return;
            }

            _clock.MoveTo(next.At);
            await next.Happen(ct);
        }

        if (Asks)
        {
            return;
        }

        if (Request.Until is not null)
        {
            _clock.MoveTo(until);
        }

        People.ReportUnused(until);
    }

    public void Stop(string key, params object?[] args) => Stopped = TextCatalog.Get(key, args);

    private async Task StartAsync(CancellationToken ct)
    {
        var start = Request.Start;
        var triggers = TriggerKinds.Of(Graph, Now).ToList();
        var name = start.Event ?? (start.Input is null ? triggers.Find(t => t.Kind == TriggerKinds.Event)?.Value : null);
        if (start.Trigger is { } id && Graph.Nodes.FirstOrDefault(n => n.Id == id) is { } trigger)
        {
            await _driver.StartAsync(
                new StartRequest(Graph.DefinitionId, start.Input, _subject) { Version = Graph.Version, TriggerNodeId = trigger.NodeId, TriggerInput = start.Payload }, ct);
        }
        else if (name is not null)
        {
            await _driver.PublishAsync(new PublishedEvent(name, _subject, start.Payload ?? Simulator.Proposal()), ct);
        }
        else if (start.Input is null && triggers.Exists(t => t.Kind != TriggerKinds.Event))
        {
            _schedules.AddRange(triggers.Where(t => t.Kind != TriggerKinds.Event).Select(t => (ScheduledStart.Of(t), t.NodeId)));
        }
        else
        {
            await _driver.StartAsync(new StartRequest(Graph.DefinitionId, start.Input, _subject) { Version = Graph.Version }, ct);
        }
    }

    private Happening? Next()
    {
        Happening?[] candidates = [Timer(), Deadline(), Event(), Person(), Scheduled()];
        return candidates.OfType<Happening>().OrderBy(h => h.At).FirstOrDefault();
    }

    private Happening? Timer()
    {
        var due = Store.Instances.Values.Where(i => i.Status == InstanceStatus.Running).SelectMany(i => i.Bookmarks.Values).Where(b => b.DueAt is not null).MinBy(b => b.DueAt);
        return due is null ? null : new Happening(due.DueAt!.Value, ct => _driver.ResumeAsync(due.Id, new() { ["dueAt"] = due.DueAt }, ct));
    }

    private Happening? Deadline() =>
        Domain.NextToWake() is { WakesAt: { } at } deadline ? new Happening(at, ct => Domain.WakeAsync(deadline, ct)) : null;

    private Happening? Event() => !_events.TryPeek(out var next) ? null : new Happening(next.At, ct =>
    {
        _events.Dequeue();
        return _driver.PublishAsync(new PublishedEvent(next.Name, _subject, next.Payload.DeepClone().AsObject()), ct);
    });

    private Happening? Person() => People.Next(Domain.Tasks.Where(t => t.State == SimulatedTaskState.Open)) is not { } next ? null : new Happening(next.At, async ct =>
        People.Given(next.Task, next.Answer, await Domain.CompleteAsync(next.Task, next.Answer, ct), Now));

    private Happening? Scheduled()
    {
        var next = _schedules.Select(s => (s.NodeId, At: s.Start.Next(Now))).Where(s => s.At is not null).OrderBy(s => s.At).FirstOrDefault();
        return next.At is not { } at || _starts >= _limits.Starts ? null : new Happening(at, ct =>
        {
            _starts++;
            return _driver.StartAsync(
                new StartRequest(Graph.DefinitionId, null, Guid.CreateVersion7(at).ToString())
                {
                    Version = Graph.Version, TriggerNodeId = next.NodeId, TriggerInput = new() { ["scheduledAt"] = at },
                },
                ct);
        });
    }

    private sealed record Happening(DateTimeOffset At, Func<CancellationToken, Task> Happen);
}
