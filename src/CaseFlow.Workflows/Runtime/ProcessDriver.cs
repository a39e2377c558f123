using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What an instance is started with.</summary>
internal sealed record StartRequest(string DefinitionId, JsonObject? Input = null, string? CorrelationId = null)
{
    public int? Version { get; init; }

    public Guid? InstanceId { get; init; }

    public string? Name { get; init; }

    public string? TriggerNodeId { get; init; }

    public JsonObject? TriggerInput { get; init; }

    public Guid? ParentInstanceId { get; init; }

    public string? ParentActivityId { get; init; }

    public Guid? ParentBookmarkId { get; init; }

    public bool AnswerAtRest { get; init; }
}

/// <summary>
/// Runs bursts one after the other: what a burst sets off in other instances (or in its own, by a command it sent) waits
/// in a list until it is over. All of it belongs to the caller's transaction.
/// </summary>
internal sealed partial class ProcessDriver(
    IInstanceStore store, IGraphSource graphs, IProcessPort port, TimeProvider time, RuntimeLimits limits, ScriptLimits scripts, IWorkCalendars? calendars)
{
    private readonly Queue<Func<CancellationToken, Task>> _waiting = new();
    private bool _busy;

    /// <summary>The new instance's id; null when the definition has no published version, or its activation strategy allows no other instance.</summary>
    public async Task<Guid?> StartAsync(StartRequest request, CancellationToken ct)
    {
        var graph = request.Version is { } version
            ? await graphs.VersionAsync(request.DefinitionId, version, ct)
            : await graphs.PublishedAsync(request.DefinitionId, ct);
        if (graph is null || await IsHeldBackAsync(graph, request.CorrelationId, ct))
        {
            return null;
        }

        var id = request.InstanceId ?? Guid.CreateVersion7(time.GetUtcNow());
        await RunAsync(c => BeginAsync(graph, id, request, c), ct);
        return id;
    }

    /// <summary>False when the wait point is gone. Called while a burst runs, the answer is given after it.</summary>
    public async Task<bool> ResumeAsync(Guid bookmarkId, JsonObject input, CancellationToken ct)
    {
        if (_busy)
        {
            _waiting.Enqueue(c => AnswerAsync(bookmarkId, input, c));
            return true;
        }

        var answered = false;
        await RunAsync(async c => answered = await AnswerAsync(bookmarkId, input, c), ct);
        return answered;
    }

    /// <summary>Runs something on one instance (an incident's retry, a cancellation). False when there is no such instance or it refuses.</summary>
    public async Task<bool> ActAsync(Guid instanceId, Func<Burst, ValueTask<bool>> act, CancellationToken ct)
    {
        var done = false;
        await RunAsync(async c => done = await OnAsync(instanceId, act, c), ct);
        return done;
    }

    private async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        _waiting.Enqueue(work);
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            for (var bursts = 0; _waiting.TryDequeue(out var next); bursts++)
            {
                if (bursts > limits.BurstsPerCommand)
                {
                    throw new InvalidOperationException($"More than {limits.BurstsPerCommand} bursts followed from one command; definitions answer each other without end.");
                }

                await next(ct);
            }
        }
        finally
        {
            _waiting.Clear();
            _busy = false;
        }
    }

    private async Task BeginAsync(WorkflowGraph graph, Guid id, StartRequest request, CancellationToken ct)
    {
        // What has no correlation is nobody's yet.
        if (request.CorrelationId is { } correlation)
        {
            await store.LockAsync(CaseLock(correlation), ct);
        }

        var state = new InstanceState
        {
            Id = id,
            Graph = graph,
            CorrelationId = request.CorrelationId,
            Name = request.Name,
            ParentInstanceId = request.ParentInstanceId,
            ParentActivityId = request.ParentActivityId,
            ParentBookmarkId = request.ParentBookmarkId,
            AnswersAtRest = request.AnswerAtRest,
            CreatedAt = time.GetUtcNow(),
        };
        foreach (var (name, value) in request.Input ?? [])
        {
            var declared = graph.Document.Inputs.FirstOrDefault(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase));
            state.Input[declared?.Name ?? name] = TypedValues.Coerce(value, declared?.TypeName, declared?.IsArray == true);
        }

        await BurstAsync(state, async burst =>
        {
            await burst.StartAsync(request.TriggerNodeId, request.TriggerInput);
            return true;
        }, ct);
    }

    private async Task<bool> AnswerAsync(Guid bookmarkId, JsonObject input, CancellationToken ct) =>
        await store.FindBookmarkAsync(bookmarkId, ct) is { } found && await AnswerAsync(found, input, ct);

    private Task<bool> AnswerAsync(WaitPoint point, JsonObject input, CancellationToken ct) =>
        OnAsync(point.InstanceId, burst => burst.ResumeAsync(point.BookmarkId, input), ct);

    private async Task<bool> OnAsync(Guid instanceId, Func<Burst, ValueTask<bool>> act, CancellationToken ct) =>
        await store.LoadAsync(instanceId, ct) is { } state && await BurstAsync(state, act, ct);

    /// <summary>
    /// Elsa's activation strategies: one unfinished instance of the definition, one of the definition per correlation, or
    /// one of any definition per correlation.
    /// </summary>
    private async Task<bool> IsHeldBackAsync(WorkflowGraph graph, string? correlationId, CancellationToken ct)
    {
        var strategy = JsonValues.Text(graph.Document.Option("activationStrategyType")) ?? "";
        var ofAny = strategy.Contains("CorrelationStrategy", StringComparison.Ordinal);
        var correlated = ofAny || strategy.Contains("CorrelatedSingleton", StringComparison.Ordinal);
        if ((!correlated && !strategy.Contains("Singleton", StringComparison.Ordinal)) || (ofAny && correlationId is null))
        {
            return false;
        }

        // Of two that start at once the second sees the first.
        var (definition, correlation) = (ofAny ? null : graph.DefinitionId, correlated ? correlationId : null);
        await store.LockAsync($"activation:{definition}:{correlation}", ct);
        return await store.IsRunningAsync(definition, correlation, ct);
    }

    /// <summary>The name under which everything about one correlation is serialised; the domain's commands take the same.</summary>
    internal static string CaseLock(string correlationId) => $"case:{correlationId}";
}
