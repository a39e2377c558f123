using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Persistence;

/// <summary>Instances in the caller's transaction. Nothing is saved here: the command's pipeline saves once.</summary>
internal sealed partial class DatabaseStore(CaseFlowDb db, IDatabaseDialect dialect, IGraphSource graphs, IDueQueue due, KnownTriggers triggers, RuntimeLimits limits) : IInstanceStore
{
    private readonly HashSet<string> _locked = new(StringComparer.Ordinal);
    private Guid _lockedIn;

    private Guid Transaction => db.Database.CurrentTransaction?.TransactionId
        ?? throw new InvalidOperationException("Processes work inside the transaction of a command.");

    public async Task LockAsync(string name, CancellationToken ct)
    {
        if (IsNew(name))
        {
            await dialect.LockAsync(db, name, ct);
        }
    }

    /// <summary>False for a lock that this transaction has already.</summary>
    private bool IsNew(string name)
    {
        if (_lockedIn != Transaction)
        {
            _locked.Clear();
            _lockedIn = Transaction;
        }

        return _locked.Add(name);
    }

    public async Task<InstanceState?> LoadAsync(Guid instanceId, CancellationToken ct)
    {
        if (await HoldAsync(instanceId, ct) is not { } row)
        {
            return null;
        }

        if (row.LiveIn == Transaction && row.Live is not null)
        {
            return row.Live;
        }

        var graph = await graphs.VersionAsync(row.DefinitionId, row.DefinitionVersion, ct)
            ?? throw new InvalidOperationException($"Instance {row.Id} is on {row.DefinitionId} version {row.DefinitionVersion}, which is gone.");
        var state = StateOf(row, graph);
        (row.Live, row.LiveIn) = (state, Transaction);
        return state;
    }

    public static InstanceState StateOf(WorkflowInstance row, WorkflowGraph graph)
    {
        var state = new InstanceState
        {
            Id = row.Id,
            Graph = graph,
            CorrelationId = row.CorrelationId,
            Name = row.Name,
            Status = row.Status,
            SubStatus = row.SubStatus,
            ParentInstanceId = row.ParentInstanceId,
            ParentActivityId = row.ParentActivityId,
            ParentBookmarkId = row.ParentBookmarkId,
            AnswersAtRest = row.AnswersAtRest,
            CreatedAt = row.CreatedAt,
            FinishedAt = row.FinishedAt,
        };
        InstanceStateJson.Read(state, row.State);
        return state;
    }

    public async Task<WaitPoint?> FindBookmarkAsync(Guid bookmarkId, CancellationToken ct)
    {
        if (db.Set<BookmarkRow>().Local.FindEntry(bookmarkId) is { State: EntityState.Added, Entity: var added })
        {
            return new WaitPoint(added.Id, added.InstanceId, added.CorrelationId);
        }

        return await db.Set<BookmarkRow>().AsNoTracking().Where(b => b.Id == bookmarkId)
            .Select(b => new WaitPoint(b.Id, b.InstanceId, b.CorrelationId)).FirstOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<WaitPoint>> WaitingAsync(string stimulus, string key, string correlationId, CancellationToken ct)
    {
        IsNew(ProcessDriver.CaseLock(correlationId));
        var stored = await dialect.LockAndReadAsync(
            db,
            ProcessDriver.CaseLock(correlationId),
            $"SELECT id, instance_id FROM workflow_bookmarks WHERE stimulus = {stimulus} AND key = {key} AND correlation_id = {correlationId} ORDER BY id",
            async (reader, c) =>
            {
                var points = new List<WaitPoint>();
                while (await reader.ReadAsync(c))
                {
                    points.Add(new WaitPoint(reader.GetGuid(0), reader.GetGuid(1), correlationId));
                }

                return points;
            },
            ct);
        var added = db.ChangeTracker.Entries<BookmarkRow>()
            .Where(e => e.State == EntityState.Added && e.Entity.Stimulus == stimulus && e.Entity.Key == key && e.Entity.CorrelationId == correlationId)
            .Select(e => new WaitPoint(e.Entity.Id, e.Entity.InstanceId, e.Entity.CorrelationId));
        return [.. stored.Union(added)];
    }

    /// <summary>The instance's row, locked: by itself where it has no correlation, else under the correlation's lock.</summary>
    private async Task<WorkflowInstance?> HoldAsync(Guid instanceId, CancellationToken ct)
    {
        if (db.Set<WorkflowInstance>().Local.FindEntry(instanceId) is { Entity: var known } && known.LiveIn == Transaction)
        {
            return known;
        }

        if (await dialect.HoldAsync<WorkflowInstance>(db, instanceId, "correlation_id IS NULL", ct) is { } own)
        {
            return own;
        }

        var found = await db.Set<WorkflowInstance>().AsNoTracking().Where(i => i.Id == instanceId).Select(i => new { i.CorrelationId }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        if (found.CorrelationId is { } correlation)
        {
            await LockAsync(ProcessDriver.CaseLock(correlation), ct);
        }

        return await dialect.HoldAsync<WorkflowInstance>(db, instanceId, "TRUE", ct);
    }

    public Task<IReadOnlyList<TriggerMatch>> EventTriggersAsync(string eventName, CancellationToken ct) => triggers.OfAsync(eventName, Transaction, async () =>
        await db.Set<TriggerRow>().AsNoTracking().Where(t => t.Kind == TriggerKinds.Event && t.Value == eventName)
            .OrderBy(t => t.DefinitionId).Select(t => new TriggerMatch(t.DefinitionId, t.DefinitionVersion, t.NodeId)).ToListAsync(ct));

    public async Task<bool> IsRunningAsync(string? definitionId, string? correlationId, CancellationToken ct) =>
        db.Set<WorkflowInstance>().Local.Any(i => i.Status == InstanceStatus.Running
            && (definitionId is null || i.DefinitionId == definitionId) && (correlationId is null || i.CorrelationId == correlationId))
        || await db.Set<WorkflowInstance>().AnyAsync(
            i => i.Status == InstanceStatus.Running && (definitionId == null || i.DefinitionId == definitionId) && (correlationId == null || i.CorrelationId == correlationId), ct);
}
