using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Persistence;

/// <summary>Instances in the caller's transaction. Nothing is saved here: the command's pipeline saves once.</summary>
internal sealed partial class DatabaseStore(CaseFlowDb db, IDatabaseDialect dialect, IGraphSource graphs, IDueQueue due, RuntimeLimits limits) : IInstanceStore
{
    private readonly HashSet<string> _locked = new(StringComparer.Ordinal);
    private Guid _lockedIn;

    private Guid Transaction => db.Database.CurrentTransaction?.TransactionId
        ?? throw new InvalidOperationException("Processes work inside the transaction of a command.");

    public async Task LockAsync(string name, CancellationToken ct)
    {
        if (_lockedIn != Transaction)
        {
            _locked.Clear();
            _lockedIn = Transaction;
        }

        if (_locked.Add(name))
        {
            await dialect.LockAsync(db, name, ct);
        }
    }

    public async Task<(bool Exists, string? CorrelationId)> FindInstanceAsync(Guid instanceId, CancellationToken ct)
    {
        if (db.Set<WorkflowInstance>().Local.FindEntry(instanceId) is { Entity: var row } && row.LiveIn == Transaction)
        {
            return (true, row.CorrelationId);
        }

        var found = await db.Set<WorkflowInstance>().AsNoTracking().Where(i => i.Id == instanceId).Select(i => new { i.CorrelationId }).FirstOrDefaultAsync(ct);
        return (found is not null, found?.CorrelationId);
    }

    public async Task<InstanceState?> LoadAsync(Guid instanceId, CancellationToken ct)
    {
        if (await db.Set<WorkflowInstance>().FindAsync([instanceId], ct) is not { } row)
        {
            return null;
        }

        if (row.LiveIn == Transaction && row.Live is not null)
        {
            return row.Live;
        }

        if (row.LiveIn is not null)
        {
            await db.Entry(row).ReloadAsync(ct);
        }

        var graph = await graphs.VersionAsync(row.DefinitionId, row.DefinitionVersion, ct)
            ?? throw new InvalidOperationException($"Instance {row.Id} is on {row.DefinitionId} version {row.DefinitionVersion}, which is gone.");
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
        (row.Live, row.LiveIn) = (state, Transaction);
        return state;
    }

    public async Task<(Guid InstanceId, string? CorrelationId)?> FindBookmarkAsync(Guid bookmarkId, CancellationToken ct)
    {
        if (db.Set<BookmarkRow>().Local.FindEntry(bookmarkId) is { State: EntityState.Added, Entity: var added })
        {
            return (added.InstanceId, added.CorrelationId);
        }

        var found = await db.Set<BookmarkRow>().AsNoTracking().Where(b => b.Id == bookmarkId).Select(b => new { b.InstanceId, b.CorrelationId }).FirstOrDefaultAsync(ct);
        return found is null ? null : (found.InstanceId, found.CorrelationId);
    }

    public async Task<IReadOnlyList<Guid>> WaitingAsync(string stimulus, string key, string? correlationId, Guid? onlyTo, CancellationToken ct)
    {
        var stored = await db.Set<BookmarkRow>().AsNoTracking()
            .Where(b => b.Stimulus == stimulus && b.Key == key && (correlationId == null || b.CorrelationId == correlationId) && (onlyTo == null || b.InstanceId == onlyTo))
            .OrderBy(b => b.Id).Select(b => b.Id).ToListAsync(ct);
        var added = db.ChangeTracker.Entries<BookmarkRow>()
            .Where(e => e.State == EntityState.Added && e.Entity.Stimulus == stimulus && e.Entity.Key == key
                && (correlationId is null || e.Entity.CorrelationId == correlationId) && (onlyTo is null || e.Entity.InstanceId == onlyTo))
            .Select(e => e.Entity.Id);
        return [.. stored.Union(added)];
    }

    public async Task<IReadOnlyList<TriggerMatch>> EventTriggersAsync(string eventName, CancellationToken ct) =>
        await db.Set<TriggerRow>().AsNoTracking().Where(t => t.Kind == TriggerKinds.Event && t.Value == eventName)
            .OrderBy(t => t.DefinitionId).Select(t => new TriggerMatch(t.DefinitionId, t.DefinitionVersion, t.NodeId)).ToListAsync(ct);

    public async Task<bool> IsRunningAsync(string definitionId, string? correlationId, CancellationToken ct) =>
        db.Set<WorkflowInstance>().Local.Any(i => i.DefinitionId == definitionId && i.Status == InstanceStatus.Running && (correlationId is null || i.CorrelationId == correlationId))
        || await db.Set<WorkflowInstance>().AnyAsync(
            i => i.DefinitionId == definitionId && i.Status == InstanceStatus.Running && (correlationId == null || i.CorrelationId == correlationId), ct);

    public Task KeepEventAsync(string name, string correlationId, JsonObject payload, DateTimeOffset at, CancellationToken ct)
    {
        db.Add(new KeptEvent { Id = Guid.CreateVersion7(at), Name = name, CorrelationId = correlationId, Payload = payload.ToJsonString(JsonValues.Options), At = at });
        return Task.CompletedTask;
    }

    public async Task<JsonObject?> TakeEventAsync(string name, string correlationId, CancellationToken ct)
    {
        var kept = await db.Set<KeptEvent>().Where(e => e.Name == name && e.CorrelationId == correlationId).OrderBy(e => e.Id).ToListAsync(ct);
        var oldest = kept.Concat(db.Set<KeptEvent>().Local.Where(e => e.Name == name && e.CorrelationId == correlationId))
            .Where(e => db.Entry(e).State != EntityState.Deleted).MinBy(e => e.Id);
        if (oldest is null)
        {
            return null;
        }

        db.Remove(oldest);
        return JsonNode.Parse(oldest.Payload)!.AsObject();
    }
}
